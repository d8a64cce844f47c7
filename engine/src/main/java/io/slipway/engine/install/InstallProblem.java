package io.slipway.engine.install;

/** Why a part of an app cannot be installed or put back: a sentence for people. */
public final class InstallProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /** @param retryable whether the same may pass later */
    public InstallProblem(String sentence, boolean retryable) {
        super(sentence);
        this.retryable = retryable;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public boolean isRetryable() {
        return retryable;
    }
}
