package io.slipway.engine.yaml;

import io.slipway.engine.fault.Fault;

/** Ends the reading of a document from deep inside: after this fault nothing that follows can be understood. */
final class Halt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Halt(Fault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
