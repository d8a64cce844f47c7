package io.slipway.engine.site;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;

/** Yes or no. */
record Flag() implements Shape {

    @Override
    public void check(Located value, String path, Inspection inspection) {
        if (!(value instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN)) {
            inspection.add(SiteFaults.wrongType(value, path, "true or false"));
        }
    }
}
