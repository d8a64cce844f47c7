package io.slipway.engine.run;

/** Whether a task that was done in an earlier round stays as it is in this one (TR-13). */
public interface Kept {

    /** Asked when its token comes by: the outputs of all tasks before it are known then. */
    Answer mayStay(Attempt attempt);

    /** What is to become of it. */
    sealed interface Answer {}

    record Stay() implements Answer {}

    /** What it was made from has changed: it is executed once more. */
    record Again() implements Answer {}

    /** What it was made from has changed, and it must not be executed twice. */
    record Refused(String why) implements Answer {}
}
