package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;

/** A whole number between two others. */
record Whole(int least, int most) implements Shape {

    @Override
    public void check(Located value, String path, Inspection inspection) {
        if (!(value instanceof Scalar scalar && scalar.type() == ScalarType.INTEGER && isWithin(scalar.text())))
            inspection.add(SiteFaults.wrongType(value, path, "a whole number from " + least + " to " + most));
    }

    private boolean isWithin(String text) {
        if (!text.matches("[0-9]{1,9}")) return false;
        int number = Integer.parseInt(text);
        return number >= least && number <= most;
    }
}
