package io.slipway.engine.worker;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.task.TaskType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases as many tasks as there are free slots. The lease and the journal's rows are one transaction: a task that is leased
 * is also written as taken up, whatever happens to this node next.
 */
final class Fetcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final long PAUSE_AFTER_TROUBLE = 100;

    private final TransactionTemplate transaction;
    private final Journal journal;
    private final LeasedTasks leases;
    private final Slots slots;
    private final Map<String, TaskType> types;
    private final WorkerSettings settings;
    private final Consumer<Lease> dispatch;
    private volatile boolean stopped;

    Fetcher(
            TransactionTemplate transaction,
            Journal journal,
            LeasedTasks leases,
            Slots slots,
            Map<String, TaskType> types,
            WorkerSettings settings,
            Consumer<Lease> dispatch) {
        this.transaction = transaction;
        this.journal = journal;
        this.leases = leases;
        this.slots = slots;
        this.types = types;
        this.settings = settings;
        this.dispatch = dispatch;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                int free = slots.takeFree();
                int fetched = fetch(free);
                if (fetched < free) slots.awaitHint(settings.poll());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private int fetch(int free) throws InterruptedException {
        List<Lease> leased = List.of();
        try {
            leased = transaction.execute(status -> lease(free));
        } catch (OptimisticLockingException another) {
            // Another node got some of them: look again.
            slots.hint();
        } catch (RuntimeException e) {
            if (!stopped) LOG.warn("No work could be fetched; trying again: {}", e.toString());
            Thread.sleep(PAUSE_AFTER_TROUBLE);
        } finally {
            slots.giveBackUnused(free - leased.size());
        }
        leased.forEach(dispatch);
        return leased.size();
    }

    private List<Lease> lease(int most) {
        var tasks = leases.fetch(most, types.keySet());
        var wanted = tasks.stream().collect(Collectors.toMap(task -> task.getId(), LeasedTasks::wanted));
        Map<Wanted, Attempt> attempts = new HashMap<>();
        for (var attempt : journal.takeUp(List.copyOf(wanted.values()), leases.node())) {
            var key = attempt.key();
            attempts.put(new Wanted(key.run(), key.task(), key.direction()), attempt);
        }
        var leased = new ArrayList<Lease>();
        for (var task : tasks) {
            var attempt = attempts.get(wanted.get(task.getId()));
            var type = types.get(task.getTopicName());
            if (attempt == null || type == null)
                throw new IllegalStateException(
                        "The run of " + wanted.get(task.getId()) + " is not in the table of runs.");
            leased.add(new Lease(task.getId(), type, attempt));
        }
        return leased;
    }
}
