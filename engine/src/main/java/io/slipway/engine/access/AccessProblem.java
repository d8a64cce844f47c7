package io.slipway.engine.access;

/** A change to accounts or tokens that cannot be made; says why, and what to do instead. */
public final class AccessProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of problem, for those who answer programs. */
    public enum Kind {
        NOT_THERE,
        THERE_ALREADY,
        NOT_ALLOWED,
        INVALID
    }

    private final Kind kind;

    public AccessProblem(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
