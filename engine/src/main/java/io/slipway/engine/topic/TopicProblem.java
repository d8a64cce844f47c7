package io.slipway.engine.topic;

/** Something that a broker refuses, or a broker that does not answer: a sentence for people. */
public final class TopicProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final String sentence;
    private final boolean retryable;

    /** @param retryable whether the same request may pass later: the broker is away, or somebody else was quicker */
    public TopicProblem(String sentence, boolean retryable) {
        super(sentence);
        this.sentence = sentence;
        this.retryable = retryable;
    }

    public TopicProblem(String sentence, boolean retryable, Throwable cause) {
        super(sentence, cause);
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
