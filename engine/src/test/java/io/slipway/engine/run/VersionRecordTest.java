package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.OnConflict;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run is, by what became of its package on its target before. TR-18. */
class VersionRecordTest {

    @Test
    void theFirstRunIsAnInstall() {
        assertThat(VersionRecord.of("1.0.0", List.of())).isEqualTo(new VersionRecord("install", ""));
    }

    @Test
    void aHigherVersionIsAnUpgradeALowerOneADowngrade() {
        var before = List.of(ended("1.2.0", RunState.SUCCEEDED));

        assertThat(VersionRecord.of("1.10.0", before)).isEqualTo(new VersionRecord("upgrade", "1.2.0"));
        assertThat(VersionRecord.of("1.2.0", before)).isEqualTo(new VersionRecord("same", "1.2.0"));
        assertThat(VersionRecord.of("1.2.0-rc.1", before)).isEqualTo(new VersionRecord("downgrade", "1.2.0"));
    }

    @Test
    void whatWasPutBackCleanlyDoesNotCount() {
        var before = List.of(ended("2.0.0", RunState.ROLLED_BACK), ended("1.0.0", RunState.SUCCEEDED));

        assertThat(VersionRecord.of("2.0.0", before)).isEqualTo(new VersionRecord("upgrade", "1.0.0"));
    }

    @Test
    void aFailureWithLeftoversSinceTheLastSuccessMakesItARetry() {
        var before = List.of(ended("2.0.0", RunState.FAILED), ended("1.0.0", RunState.SUCCEEDED));

        assertThat(VersionRecord.of("2.0.0", before)).isEqualTo(new VersionRecord("retry", "1.0.0"));
    }

    private static Run ended(String version, RunState state) {
        return new Run(
                "run-" + version,
                1,
                state,
                new Subject(Kind.RUN, "d", "shop", version, "", "install", ""),
                new Wishes(false, OnConflict.FAIL, false),
                Optional.empty(),
                Graphs.NONE,
                "anna",
                null,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
