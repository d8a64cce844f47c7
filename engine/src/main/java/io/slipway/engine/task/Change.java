package io.slipway.engine.task;

/**
 * What a task would change.
 *
 * @param what a sentence for people
 * @param diff the difference line by line where there is one; secrets are masked in it
 * @param seen a digest of what was looked at in the live world, so that a plan notices when that has moved; not for people
 */
public record Change(Kind kind, String what, String diff, String seen) {

    public enum Kind {
        CREATE,
        CHANGE,
        DELETE,
        KEEP,
        /** Cannot be told without doing it. */
        UNKNOWN
    }

    public Change(Kind kind, String what, String diff) {
        this(kind, what, diff, "");
    }

    public static Change keep(String what) {
        return new Change(Kind.KEEP, what, "");
    }

    public static Change unknown(String what) {
        return new Change(Kind.UNKNOWN, what, "");
    }
}
