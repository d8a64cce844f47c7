package io.slipway.engine.run;

import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import java.time.Instant;
import java.util.Optional;

/** Runs for tests of what hangs on a run. */
final class TestRuns {

    private TestRuns() {}

    static Run running(String id, String version, String target) {
        return new Run(
                id,
                1,
                RunState.RUNNING,
                new Subject(Run.Kind.RUN, "0".repeat(64), "shop", version, target, "install", ""),
                new Wishes(false, Run.OnConflict.FAIL, false),
                Optional.empty(),
                Graphs.NONE,
                "anna",
                null,
                0,
                Instant.EPOCH,
                null);
    }
}
