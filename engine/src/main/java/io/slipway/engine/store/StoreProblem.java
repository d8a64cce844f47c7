package io.slipway.engine.store;

/** The store cannot be used as it is. Says what is wrong and what to do now, in a sentence each. */
public final class StoreProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreProblem(String what, String mend) {
        super(what + " " + mend);
    }

    public StoreProblem(String what, String mend, Throwable cause) {
        super(what + " " + mend, cause);
    }
}
