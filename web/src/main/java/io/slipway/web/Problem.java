package io.slipway.web;

/** Something that stops a command or a start: what is wrong, what to do now, and the exit code it leaves with. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Failed, although asked rightly. */
    public static final int FAILED = 1;
    /** Asked wrongly: usage or validation. */
    public static final int USAGE = 2;

    private final int exitCode;

    private Problem(int exitCode, String sentences) {
        super(sentences);
        this.exitCode = exitCode;
    }

    public static Problem failed(String what, String mend) {
        return new Problem(FAILED, (what + " " + mend).strip());
    }

    public static Problem usage(String what, String mend) {
        return new Problem(USAGE, (what + " " + mend).strip());
    }

    public int exitCode() {
        return exitCode;
    }
}
