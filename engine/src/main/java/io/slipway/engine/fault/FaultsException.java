package io.slipway.engine.fault;

/** Carries faults out of a call whose caller has nothing to decide about them. */
public final class FaultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Faults faults;

    public FaultsException(Faults faults) {
        super(faults.render());
        this.faults = faults;
    }

    public Faults faults() {
        return faults;
    }
}
