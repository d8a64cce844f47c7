package io.slipway.engine.run;

import org.jspecify.annotations.Nullable;

/** What came of an attempt, as the journal keeps it. */
public record Result(
        TaskKey key,
        int epoch,
        AttemptState state,
        @Nullable String outputs,
        @Nullable String error) {}
