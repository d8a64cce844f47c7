package io.slipway.engine.app.access;

/**
 * What somebody may do with an object.
 *
 * @param executedAs as whom its work is done for that one, in the words of the rights; empty where they do not see it
 */
public record Grant(boolean maySee, boolean mayWrite, String executedAs) {

    static final Grant NONE = new Grant(false, false, "");
}
