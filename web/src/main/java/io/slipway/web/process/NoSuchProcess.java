package io.slipway.web.process;

import org.jspecify.annotations.Nullable;

/** Somebody asked for a process that is not in the engine. */
final class NoSuchProcess extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchProcess(String key, @Nullable Integer version) {
        super("There is no process '" + key + "'" + (version == null ? "" : " of version " + version)
                + ". See which there are: slipway process list");
    }
}
