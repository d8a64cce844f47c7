package io.slipway.engine.task;

/** What has to be known to put a task back: the world before it, in the task type's own words. */
public record UndoRecord(String text) {

    /** For types that need to know nothing. */
    public static final UndoRecord NOTHING = new UndoRecord("");
}
