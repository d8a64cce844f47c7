package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import io.slipway.engine.run.RunEvent.Kind;
import io.slipway.engine.task.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the report tells of phases and their timings. AP-17, AP-18. */
class RunPhasesTest {

    private static RunView view(Run.Kind kind, boolean approval) {
        var run = new Run(
                "shop-1",
                2,
                RunState.RUNNING,
                new Subject(kind, "0".repeat(64), "shop", "1.0.0", "", "install", ""),
                new Wishes(false, Run.OnConflict.FAIL, approval),
                Optional.empty(),
                Graphs.NONE,
                "anna",
                null,
                0,
                Instant.EPOCH,
                null);
        return new RunView(run, run.state(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private static RunEvent event(int second, Kind kind, int round, Direction direction) {
        return new RunEvent(
                second,
                "shop-1",
                Instant.ofEpochSecond(second),
                kind,
                round,
                Optional.empty(),
                Optional.of(direction),
                Optional.empty(),
                "");
    }

    private static RunEvent event(int second, Kind kind) {
        return event(second, kind, 2, Direction.DO);
    }

    private static List<String> phases(Run.Kind kind, boolean approval, RunEvent... events) {
        return RunPhases.of(view(kind, approval), List.of(events)).stream()
                .map(phase -> Stream.of(phase.started(), phase.ended())
                        .flatMap(Optional::stream)
                        .map(at -> " " + at.getEpochSecond())
                        .reduce(phase.name().word() + " " + phase.state().word(), String::concat))
                .toList();
    }

    @Test
    void anInstallIsReservedPreparedAndExecuted() {
        assertThat(phases(
                        Run.Kind.INSTALL,
                        false,
                        event(1, Kind.RETRIED, 1, Direction.DO),
                        event(10, Kind.RETRIED),
                        event(11, Kind.GRAPH_DEPLOYED),
                        event(12, Kind.RESOURCES_TAKEN),
                        event(13, Kind.PREPARED),
                        event(14, Kind.TASK_STARTED),
                        event(20, Kind.CLOSED)))
                .containsExactly("reserve done 10 12", "prepare done 12 13", "execute done 13 20");
    }

    @Test
    void whatHasNotBegunIsPendingAndApprovalIsAPhaseOfItsOwn() {
        assertThat(phases(
                        Run.Kind.INSTALL,
                        true,
                        event(10, Kind.OPENED),
                        event(12, Kind.RESOURCES_TAKEN),
                        event(13, Kind.PREPARED)))
                .containsExactly("reserve done 10 12", "prepare done 12 13", "approve running 13", "execute pending");
    }

    @Test
    void theFailureStandsInThePhaseInWhichItHappened() {
        assertThat(phases(
                        Run.Kind.RUN,
                        false,
                        event(10, Kind.OPENED),
                        event(12, Kind.TASK_STARTED),
                        event(13, Kind.FAILING),
                        event(14, Kind.TASK_STARTED, 2, Direction.UNDO),
                        event(16, Kind.CLOSED)))
                .containsExactly("check done 10 12", "execute failed 12 14", "put-back done 14 16");
        assertThat(phases(
                        Run.Kind.INSTALL,
                        false,
                        event(10, Kind.OPENED),
                        event(12, Kind.FAILING),
                        event(13, Kind.CLOSED)))
                .containsExactly("reserve failed 10 13", "prepare pending", "execute pending");
    }
}
