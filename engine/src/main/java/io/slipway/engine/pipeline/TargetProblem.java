package io.slipway.engine.pipeline;

/** An instance that refuses its configuration, or cannot be reached: a sentence for people, without what the text holds. */
public final class TargetProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final String sentence;
    private final boolean retryable;

    /** @param retryable whether the same may pass later */
    public TargetProblem(String sentence, boolean retryable) {
        super(sentence);
        this.sentence = sentence;
        this.retryable = retryable;
    }

    public String sentence() {
        return sentence;
    }

    public boolean isRetryable() {
        return retryable;
    }
}
