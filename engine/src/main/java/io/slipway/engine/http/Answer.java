package io.slipway.engine.http;

/** What came of a request. */
public sealed interface Answer {

    /** @param body as text; cut where it is longer than a task's outputs may be */
    record Came(int status, String body) implements Answer {}

    /**
     * None came.
     *
     * @param why a sentence for people
     * @param maySucceedLater whether the same request may be answered at another time
     */
    record None(String why, boolean maySucceedLater) implements Answer {}
}
