package io.slipway.engine.app.layout;

/** Where a value comes from; the later one wins (AP-3). */
public enum AppSource {
    /** What the app ships. */
    DEFAULT,
    /** What people or other apps changed. */
    LOCAL;

    /** Its folder in the package. */
    public String folder() {
        return this == DEFAULT ? "default" : "local";
    }
}
