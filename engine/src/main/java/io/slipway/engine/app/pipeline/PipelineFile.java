package io.slipway.engine.app.pipeline;

import io.slipway.engine.app.layout.AppSource;

/**
 * One file of a pipeline.
 *
 * @param path as faults name it
 */
public record PipelineFile(AppSource source, String path, String text) {

    /** Its name without its folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Without the text, which may hold passwords. */
    @Override
    public String toString() {
        return path;
    }
}
