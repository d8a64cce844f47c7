package io.slipway.engine.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the tokens of everything that is finished now, in one transaction: the rows of the runs locked, the results
 * written, one engine command that completes all of them through their joins and forks. One thread per node; over the nodes
 * the runs' rows let one of them at a time move a run. So nobody collides at a join, and a task costs a fifth of a commit.
 */
final class Completer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Completer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 8;

    private final RunMover mover;
    private final Delivery delivery;
    private final InHand inHand;
    private final Slots slots;
    private final WorkerSettings settings;
    private final ScheduledExecutorService clock;
    private final BlockingQueue<Finished> queue = new LinkedBlockingQueue<>();
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private volatile boolean stopped;

    Completer(
            RunMover mover,
            Delivery delivery,
            InHand inHand,
            Slots slots,
            WorkerSettings settings,
            ScheduledExecutorService clock) {
        this.mover = mover;
        this.delivery = delivery;
        this.inHand = inHand;
        this.slots = slots;
        this.settings = settings;
        this.clock = clock;
    }

    void add(Finished finished) {
        queue.add(finished);
    }

    /** Once more what could not be delivered. */
    void addAgain(InHand.Undelivered kept) {
        var finished = kept.finished();
        inHand.move(finished.lease().externalTask(), kept, new InHand.Done(finished.lease()));
        queue.add(finished);
    }

    private void keep(InHand.Undelivered kept) {
        var lease = kept.finished().lease();
        inHand.move(lease.externalTask(), new InHand.Done(lease), kept);
    }

    /** What is finished by now is still committed; nothing after it. */
    void stop() {
        stopped = true;
    }

    Worker.Progress progress() {
        return new Worker.Progress(completed.get(), commits.get(), stale.get());
    }

    @Override
    public void run() {
        while (!stopped || !queue.isEmpty()) {
            try {
                var first = queue.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) commit(batchFrom(first));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
            move(batch);
            batch.forEach(this::release);
        } catch (ProcessEngineException e) {
            if (batch.size() == 1) settleAlone(batch.get(0), e);
            // One that is gone, suspended or broken must not hold up the others.
            else for (var one : batch) commit(List.of(one));
        } catch (RuntimeException e) {
            // The connection, a deadlock: the results are kept, and the slots with them.
            LOG.warn("{} finished tasks could not be committed; trying again: {}", batch.size(), e.toString());
            batch.forEach(this::tryLater);
        }
    }

    private void move(List<Finished> batch) throws InterruptedException {
        var runs = batch.stream().map(finished -> finished.lease().run()).toList();
        var delivered = new int[1];
        mover.move(runs, () -> delivered[0] = delivery.deliver(batch));
        commits.incrementAndGet();
        completed.addAndGet(delivered[0]);
        stale.addAndGet(batch.size() - delivered[0]);
    }

    private void release(Finished finished) {
        inHand.remove(finished.lease().externalTask(), new InHand.Done(finished.lease()));
        if (finished.holdsSlot()) slots.giveBack(finished.lease().type().slot());
    }

    private void settleAlone(Finished finished, ProcessEngineException trouble) {
        if (trouble instanceof SuspendedEntityInteractionException) {
            putAside(finished);
        } else if (trouble instanceof BadUserRequestException) {
            drop(finished, trouble);
        } else {
            LOG.warn("The token of {} could not be moved on; trying again.", shown(finished), trouble);
            tryLater(finished);
        }
    }

    /** Somebody has suspended the process: the result is written, the token moves when it is active again. */
    private void putAside(Finished finished) {
        LOG.info("The process of {} is suspended; its result is kept until it goes on.", shown(finished));
        try {
            delivery.keep(finished);
        } catch (RuntimeException e) {
            tryLater(finished);
            return;
        }
        if (finished.holdsSlot()) slots.giveBack(finished.lease().type().slot());
        keep(new InHand.Undelivered(finished.withoutSlot(), true));
    }

    private void drop(Finished finished, RuntimeException why) {
        stale.incrementAndGet();
        LOG.info(
                "The result of {} is dropped, its task is cancelled or taken over: {}",
                shown(finished),
                why.getMessage());
        release(finished);
    }

    private void tryLater(Finished finished) {
        if (stopped) return;
        var later = new InHand.Undelivered(finished.afterTrouble(), false);
        keep(later);
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, finished.troubles()));
        clock.schedule(() -> addAgain(later), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String shown(Finished finished) {
        return TaskSteps.shown(finished.result().key());
    }
}
