package io.slipway.engine.pack;

import io.slipway.engine.fault.Fault;

/** Ends the reading of an archive at once: what is hostile is not looked at any further. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Refusal(Fault fault) {
        super(fault.what(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
