package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the journal has of one run, over its rounds. */
public final class TaskHistory {

    private final Map<String, List<TaskRow>> forward = new HashMap<>();
    private final Map<String, List<TaskRow>> back = new HashMap<>();

    public TaskHistory(Collection<TaskRow> rows) {
        rows.stream()
                .sorted(Comparator.comparingInt(row -> row.key().round()))
                .forEach(row -> (row.key().direction() == Direction.DO ? forward : back)
                        .computeIfAbsent(row.key().task(), task -> new ArrayList<>())
                        .add(row));
    }

    /** All tasks that anything is known of, without the steps of the run itself. */
    public List<String> tasks() {
        return forward.keySet().stream()
                .filter(task -> !TaskKey.isStep(task))
                .sorted()
                .toList();
    }

    /** How it was done in this round. */
    public Optional<TaskRow> done(String task, int round) {
        return in(forward, task, round);
    }

    /** How it was done last in a round before this one. */
    public Optional<TaskRow> doneBefore(String task, int round) {
        return forward.getOrDefault(task, List.of()).stream()
                .filter(row -> row.key().round() < round && row.state() == AttemptState.DONE)
                .reduce((first, second) -> second);
    }

    /** How it was put back in this round. */
    public Optional<TaskRow> undone(String task, int round) {
        return in(back, task, round);
    }

    private static Optional<TaskRow> in(Map<String, List<TaskRow>> rows, String task, int round) {
        return rows.getOrDefault(task, List.of()).stream()
                .filter(row -> row.key().round() == round)
                .findFirst();
    }

    /** The row of the last time it succeeded, if that has not been put back since. */
    public Optional<TaskRow> standing(String task) {
        var rows = forward.getOrDefault(task, List.of());
        return rows.stream()
                .filter(row -> row.state() == AttemptState.DONE)
                .reduce((first, second) -> second)
                .filter(row -> !undoneSince(task, row.key().round()))
                .filter(row -> !failedSince(rows, row.key().round()));
    }

    private boolean undoneSince(String task, int round) {
        return back.getOrDefault(task, List.of()).stream()
                .anyMatch(row -> row.state() == AttemptState.DONE && row.key().round() >= round);
    }

    /** Executed again in a later round, and then it did not succeed. */
    private static boolean failedSince(List<TaskRow> rows, int round) {
        return rows.stream()
                .anyMatch(row -> row.key().round() > round
                        && row.state() != AttemptState.KEPT
                        && row.state() != AttemptState.SKIPPED);
    }
}
