package io.slipway.engine.worker;

import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.Result;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.TaskEvents;
import io.slipway.engine.task.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one transaction of the completer does, with the runs' rows locked: the results written, the runs told of failures, the
 * listeners told, the tokens moved.
 */
final class Delivery {

    private final Journal journal;
    private final RunBook runs;
    private final RunSigns signs;
    private final LeasedTasks tasks;
    private final TaskEvents events;

    Delivery(Journal journal, RunBook runs, RunSigns signs, LeasedTasks tasks, TaskEvents events) {
        this.journal = journal;
        this.runs = runs;
        this.signs = signs;
        this.tasks = tasks;
        this.events = events;
    }

    /** Returns how many were delivered; the others came too late, somebody has taken their tasks over. */
    int deliver(List<Finished> batch) {
        var settled = settled(batch);
        var written = journal.finish(settled.stream().map(Finished::result).toList());
        var current = settled.stream()
                .filter(finished -> written.contains(finished.result().key()))
                .toList();
        if (current.isEmpty()) return 0;
        var results = current.stream().map(Finished::result).toList();
        results.stream().filter(Delivery::failsTheRun).forEach(this::fail);
        events.ended(results);
        tasks.together(current.stream().map(this::move).toList());
        return current.size();
    }

    /** The result is safe, though its token cannot move: whoever fetches the task finds it finished. */
    void keep(Finished finished) {
        journal.finish(List.of(finished.result()));
    }

    /** Forward, a run that is ending waits neither for another try nor for a person: what was begun is put back. */
    private List<Finished> settled(List<Finished> batch) {
        var open = batch.stream()
                .map(Finished::result)
                .filter(Delivery::isOpen)
                .map(result -> result.key().run())
                .collect(Collectors.toSet());
        if (open.isEmpty()) return batch;
        var ending = ending(open);
        var settled = new ArrayList<Finished>();
        for (var finished : batch) {
            var result = finished.result();
            settled.add(
                    isOpen(result) && ending.contains(result.key().run())
                            ? finished.with(result.asFailure())
                            : finished);
        }
        return settled;
    }

    private Set<String> ending(Set<String> open) {
        return signs.of(open).entrySet().stream()
                .filter(sign -> sign.getValue().ending() != null)
                .map(sign -> sign.getKey())
                .collect(Collectors.toSet());
    }

    private static boolean isOpen(Result result) {
        return result.key().direction() == Direction.DO
                && (result.state() == AttemptState.RETRYING || result.state() == AttemptState.STUCK);
    }

    private static boolean failsTheRun(Result result) {
        return result.state() == AttemptState.FAILED && result.key().direction() == Direction.DO;
    }

    private void fail(Result failed) {
        runs.fail(failed.key().run(), failed.key().task(), String.valueOf(failed.error()));
    }

    private Runnable move(Finished finished) {
        var task = finished.lease().externalTask();
        var result = finished.result();
        var why = String.valueOf(result.error());
        return switch (result.state()) {
            case RETRYING -> () -> tasks.tryAgain(task, why, result.pause());
            case STUCK -> () -> tasks.stopForAPerson(task, why);
            case STARTED, DONE, KEPT, FAILED, SKIPPED -> () -> tasks.complete(task);
        };
    }
}
