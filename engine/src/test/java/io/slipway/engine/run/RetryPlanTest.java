package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.task.Direction;
import io.slipway.engine.yaml.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a new round leaves as it is. TR-13. */
class RetryPlanTest {

    /** a before b before c; d beside them. */
    private final TaskGraph graph = graph("b");

    private final List<TaskRow> rows = new ArrayList<>();

    private static TaskGraph graph(String idempotent) {
        var text = new StringBuilder("kind: TaskPackage\nname: shop\nversion: 1.0.0\ntasks:\n");
        for (var id : List.of("a", "b", "c", "d"))
            text.append("  - {id: ")
                    .append(id)
                    .append(", type: noop, idempotent: ")
                    .append(id.equals(idempotent))
                    .append("}\n");
        text.append("edges: [{from: a, to: b}, {from: b, to: c}]\n");
        var document = new DocumentReader().read("package.yaml", text.toString());
        return TaskGraph.of(new PackageReader(List.of(TaskKind.named("noop")))
                .read(document, new TreeSet<>())
                .orThrow());
    }

    @Test
    void whatSucceededIsKeptAndTheRestIsExecuted() {
        done("a", 1);
        done("d", 1);
        row("b", 1, Direction.DO, AttemptState.FAILED);
        row("c", 1, Direction.DO, AttemptState.SKIPPED);

        assertThat(kept(graph)).containsExactly("a", "d");
    }

    @Test
    void anIdempotentTaskWithAFailureAfterItIsExecutedAgain() {
        for (var task : List.of("a", "b", "d")) done(task, 1);
        row("c", 1, Direction.DO, AttemptState.FAILED);

        assertThat(kept(graph)).containsExactly("a", "d");
    }

    @Test
    void anIdempotentTaskWithNothingFailedAfterItIsKept() {
        for (var task : List.of("a", "b", "c")) done(task, 1);
        row("d", 1, Direction.DO, AttemptState.FAILED);

        assertThat(kept(graph)).containsExactly("a", "b", "c");
    }

    @Test
    void theFailureMayBeAnywhereAfterAnIdempotentTask() {
        for (var task : List.of("a", "b", "d")) done(task, 1);
        row("c", 1, Direction.DO, AttemptState.FAILED);

        assertThat(kept(graph("a"))).containsExactly("b", "d");
    }

    @Test
    void whatWasPutBackIsExecutedAgain() {
        done("a", 1);
        done("d", 1);
        row("a", 1, Direction.UNDO, AttemptState.DONE);

        assertThat(kept(graph)).containsExactly("d");
    }

    @Test
    void whatWasDoneAgainAfterItWasPutBackIsKept() {
        done("a", 1);
        row("a", 1, Direction.UNDO, AttemptState.DONE);
        done("a", 2);

        assertThat(kept(graph)).containsExactly("a");
    }

    @Test
    void whatWasKeptInARoundBeforeIsKeptWithTheRowThatDidIt() {
        done("a", 1);
        row("a", 2, Direction.DO, AttemptState.KEPT);

        assertThat(RetryPlan.of(graph, new TaskHistory(rows)).kept())
                .extracting(row -> row.key().round())
                .containsExactly(1);
    }

    @Test
    void whatFailedWhenItWasExecutedOnceMoreIsExecutedAgain() {
        done("a", 1);
        row("a", 2, Direction.DO, AttemptState.FAILED);

        assertThat(kept(graph)).isEmpty();
    }

    private List<String> kept(TaskGraph tasks) {
        return RetryPlan.of(tasks, new TaskHistory(rows)).kept().stream()
                .map(row -> row.key().task())
                .toList();
    }

    private void done(String task, int round) {
        row(task, round, Direction.DO, AttemptState.DONE);
    }

    private void row(String task, int round, Direction direction, AttemptState state) {
        rows.add(new TaskRow(
                new TaskKey("a-run", round, task, direction),
                state,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
