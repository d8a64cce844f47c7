package io.slipway.engine.run;

/** Something that was asked of a run and cannot be done; says why, and what to do instead. */
public final class RunProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of problem, for those who answer programs. */
    public enum Kind {
        NOT_THERE,
        /** The run's state, or another run, is against it. */
        CONFLICT,
        INVALID
    }

    private final Kind kind;

    public RunProblem(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public static RunProblem noRun(String id) {
        return new RunProblem(
                Kind.NOT_THERE, "There is no run '" + id + "'. 'slipway runs' lists those that there are.");
    }
}
