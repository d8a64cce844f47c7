package io.slipway.engine.shell;

/** What is left of a script in its folder, after a crash of the process that began it. */
public sealed interface Trace {

    /** Not one of its commands has run, and none will. */
    record NeverBegun() implements Trace {}

    /** It runs now, or has ended and told how: {@link Scripts#attach} tells. */
    record Known() implements Trace {}

    /** It ran and is over, and its exit status is not known. */
    record Lost(String why) implements Trace {}
}
