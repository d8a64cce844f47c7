package io.slipway.engine.cluster;

/** Something that a cluster refuses, or a cluster that cannot be reached: a sentence for people. */
public final class ClusterProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean retryable;
    private final String sentence;

    /** @param retryable whether the same request may pass later: the API server is away, or somebody else was quicker */
    public ClusterProblem(String sentence, boolean retryable) {
        super(sentence);
        this.sentence = sentence;
        this.retryable = retryable;
    }

    public ClusterProblem(String sentence, boolean retryable, Throwable cause) {
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
