package io.slipway.engine.yaml;

import io.slipway.engine.fault.Place;

/** Keeps count of what a document has used up of its limits. */
final class Allowance {

    /** How large a part of the document is: what an alias to it costs. */
    record Extent(int values, long text, int height) {}

    /** Where the counts stood when a part began. */
    record Beginning(int values, long text, int deepest, int depth) {}

    private final DocumentLimits limits;
    private int values;
    private long text;
    private int deepest;

    Allowance(DocumentLimits limits) {
        this.limits = limits;
    }

    void value(Place place, int depth) {
        values++;
        deepest = Math.max(deepest, depth);
        if (depth > limits.depth()) {
            throw new Halt(DocumentFaults.tooDeep(place, limits.depth()));
        }
        if (values > limits.values()) {
            throw new Halt(DocumentFaults.tooManyValues(place, limits.values()));
        }
    }

    void text(int length) {
        text += length;
    }

    Beginning begin(int depth) {
        var beginning = new Beginning(values, text, deepest, depth);
        deepest = depth;
        return beginning;
    }

    Extent end(Beginning beginning) {
        var extent = new Extent(values - beginning.values, text - beginning.text, deepest - beginning.depth);
        deepest = Math.max(deepest, beginning.deepest);
        return extent;
    }

    /** The same part once more, by an alias. */
    void again(Extent extent, Place place, int depth) {
        values += extent.values;
        text += extent.text;
        deepest = Math.max(deepest, depth + extent.height);
        if (values > limits.values() || text > limits.bytes() || deepest > limits.depth()) {
            throw new Halt(DocumentFaults.aliasesGrow(place, limits));
        }
    }

    boolean canHold(ScalarType type, String number) {
        return ScalarType.isWithinReach(type, number, limits.digits());
    }
}
