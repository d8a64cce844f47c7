package io.slipway.engine.worker;

import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the tokens of everything that is finished now, in one transaction: the rows of the runs locked, the results
 * written, one engine command that completes all of them through their joins and forks. One thread per node; over the nodes
 * the runs' rows let one of them at a time move a run. So nobody collides at a join, and a task costs a fifth of a commit.
 */
final class Completer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Completer.class);
    private static final long PAUSE_AFTER_TROUBLE = 100;

    private final RunMover mover;
    private final CommandExecutor commands;
    private final Journal journal;
    private final RunBook runs;
    private final LeasedTasks leases;
    private final Slots slots;
    private final WorkerSettings settings;
    private final BlockingQueue<Finished> queue = new LinkedBlockingQueue<>();
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private volatile boolean stopped;

    Completer(
            ProcessEngine engine,
            RunMover mover,
            Journal journal,
            RunBook runs,
            LeasedTasks leases,
            Slots slots,
            WorkerSettings settings) {
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.mover = mover;
        this.journal = journal;
        this.runs = runs;
        this.leases = leases;
        this.slots = slots;
        this.settings = settings;
    }

    void add(Finished finished) {
        queue.add(finished);
    }

    void stop() {
        stopped = true;
    }

    Worker.Progress progress() {
        return new Worker.Progress(completed.get(), commits.get(), stale.get());
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                var first = queue.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) commit(batchFrom(first));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<Finished> batchFrom(Finished first) {
        var batch = new ArrayList<Finished>();
        batch.add(first);
        queue.drainTo(batch, settings.largestBatch() - 1);
        return batch;
    }

    private void commit(List<Finished> batch) throws InterruptedException {
        try {
            commitOrSplit(batch);
            slots.giveBack(batch.size());
        } catch (RuntimeException e) {
            if (stopped) return;
            // The connection, a deadlock: the results are kept, and the slots with them.
            LOG.warn("{} finished tasks could not be committed; trying again: {}", batch.size(), e.toString());
            queue.addAll(batch);
            Thread.sleep(PAUSE_AFTER_TROUBLE);
        }
    }

    /** A task that is gone must not hold up the others: then one by one, and that one is dropped. */
    private void commitOrSplit(List<Finished> batch) throws InterruptedException {
        try {
            mover.move(runsOf(batch), () -> moveOn(batch));
            commits.incrementAndGet();
        } catch (BadUserRequestException gone) {
            if (batch.size() == 1) {
                drop(batch.get(0), gone);
                return;
            }
            for (var one : batch) commitOrSplit(List.of(one));
        }
    }

    private void drop(Finished finished, RuntimeException why) {
        stale.incrementAndGet();
        LOG.info(
                "The result of {} is dropped, its task is cancelled or taken over: {}",
                TaskSteps.shown(finished.result().key()),
                why.getMessage());
    }

    private static List<String> runsOf(List<Finished> batch) {
        return batch.stream().map(finished -> finished.result().key().run()).toList();
    }

    private void moveOn(List<Finished> batch) {
        var written = journal.finish(batch.stream().map(Finished::result).toList());
        var current = batch.stream()
                .filter(finished -> written.contains(finished.result().key()))
                .toList();
        stale.addAndGet(batch.size() - current.size());
        current.stream()
                .map(Finished::result)
                .filter(result -> isFailure(result.key(), result.state()))
                .forEach(result -> runs.fail(result.key().run(), result.key().task(), String.valueOf(result.error())));
        // One command: the instance's tree is read once and flushed once, however many of its tasks are in here.
        commands.execute(context -> {
            current.forEach(finished -> leases.complete(finished.lease()));
            return null;
        });
        completed.addAndGet(current.size());
    }

    private static boolean isFailure(TaskKey key, AttemptState state) {
        return state == AttemptState.FAILED && key.direction() == Direction.DO;
    }
}
