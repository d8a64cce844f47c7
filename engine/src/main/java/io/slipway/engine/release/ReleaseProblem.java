package io.slipway.engine.release;

/** Something that Helm, a chart or the cluster refuses: a sentence for people. */
public final class ReleaseProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /** @param retryable whether the same may pass later */
    public ReleaseProblem(String sentence, boolean retryable) {
        super(sentence);
        this.retryable = retryable;
    }

    public boolean isRetryable() {
        return retryable;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
