package io.slipway.web.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run in a list. */
public record RunLine(
        String run,
        String kind,
        @JsonProperty("package") String name,
        String version,
        String target,
        String state,
        int round,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** Without asking whether it waits for a person. */
    public static RunLine asWritten(Run run) {
        return of(run, run.state());
    }

    static RunLine of(Run run, RunState state) {
        return new RunLine(
                run.id(),
                RunDocument.word(run.subject().kind()),
                run.subject().name(),
                run.subject().version(),
                run.subject().target(),
                state.word(),
                run.round(),
                run.startedBy(),
                run.createdAt(),
                run.endedAt());
    }
}
