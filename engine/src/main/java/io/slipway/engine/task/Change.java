package io.slipway.engine.task;

/**
 * What a task would change.
 *
 * @param what a sentence for people
 * @param diff the difference line by line where there is one; secrets are masked in it
 */
public record Change(Kind kind, String what, String diff) {

    public enum Kind {
        CREATE,
        CHANGE,
        DELETE,
        KEEP,
        /** Cannot be told without doing it. */
        UNKNOWN
    }
}
