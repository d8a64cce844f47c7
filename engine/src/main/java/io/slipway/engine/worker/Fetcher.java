package io.slipway.engine.worker;

import io.slipway.engine.task.Slot;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases as many tasks as there are free slots. The lease and the journal's rows are one transaction: a task that is leased
 * is also written as taken up, whatever happens to this node next. Looks as soon as a transaction that made tasks has
 * committed, and every now and then for those of other nodes.
 */
final class Fetcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final long PAUSE_AFTER_TROUBLE = 100;

    private final TransactionTemplate transaction;
    private final Catch catching;
    private final Slots slots;
    private final WorkerSettings settings;
    private final Consumer<Lease> dispatch;
    private volatile boolean stopped;

    Fetcher(
            TransactionTemplate transaction,
            Catch catching,
            Slots slots,
            WorkerSettings settings,
            Consumer<Lease> dispatch) {
        this.transaction = transaction;
        this.catching = catching;
        this.slots = slots;
        this.settings = settings;
        this.dispatch = dispatch;
    }

    void stop() {
        stopped = true;
        slots.hint();
    }

    @Override
    public void run() {
        var commits = new Commits(slots);
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(commits);
        try {
            while (!stopped) look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(commits);
        }
    }

    /** The engine calls it as soon as a transaction has committed in which tasks were made or given back. */
    private static final class Commits extends SingleConsumerCondition {

        private final Slots slots;

        Commits(Slots slots) {
            super(Thread.currentThread());
            this.slots = slots;
        }

        @Override
        public void signal() {
            slots.hint();
        }
    }

    private void look() throws InterruptedException {
        var free = slots.takeFree(settings.poll());
        if (free.isEmpty() || stopped) {
            slots.giveBackUnused(free);
            return;
        }
        var caught = fetch(free);
        slots.giveBackUnused(unused(free, caught.leases()));
        caught.leases().forEach(dispatch);
        if (!caught.thereIsMore()) slots.awaitHint(settings.poll());
    }

    private Catch.Caught fetch(Map<Slot, Integer> free) throws InterruptedException {
        try {
            var caught = transaction.execute(status -> catching.fetch(free));
            catching.commit(caught);
            return caught;
        } catch (OptimisticLockingException another) {
            // Another node got some of them: look again.
            return new Catch.Caught(List.of(), Map.of(), true);
        } catch (RuntimeException e) {
            if (!stopped) LOG.warn("No work could be fetched; trying again: {}", e.toString());
            Thread.sleep(PAUSE_AFTER_TROUBLE);
            return new Catch.Caught(List.of(), Map.of(), true);
        }
    }

    private static Map<Slot, Integer> unused(Map<Slot, Integer> free, List<Lease> leases) {
        leases.forEach(lease -> free.merge(lease.type().slot(), -1, Integer::sum));
        return free;
    }
}
