package io.slipway.engine.graph;

import java.time.Duration;

/**
 * How often a task is tried.
 *
 * @param attempts all of them, the first included
 * @param backoff the wait before the second attempt
 */
public record Retries(int attempts, Duration backoff) {

    public static final Retries NONE = new Retries(1, Duration.ZERO);
}
