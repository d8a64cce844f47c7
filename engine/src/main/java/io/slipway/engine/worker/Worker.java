package io.slipway.engine.worker;

import io.slipway.engine.run.Journal;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.task.TaskType;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One node's share of the work. A fetcher leases tasks and writes that they are taken up, in one transaction; threads
 * execute them, outside of any; one completer commits what is finished, many at once. A heartbeat keeps the leases.
 *
 * <p>When the node dies, its leases run out and another node (or this one, started again) takes the tasks up; the journal
 * says which of them may have had their effect, and their type is asked.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String node = "node-" + UUID.randomUUID();
    private final Slots slots;
    private final Map<String, RunningTask> running = new ConcurrentHashMap<>();
    private final TaskSteps steps;
    private final Completer completer;
    private final Fetcher fetcher;
    private final LeasedTasks leases;
    private final WorkerSettings settings;
    private final ExecutorService threads;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(named("slipway-heartbeat"));

    public Worker(
            ProcessEngine engine,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Collection<TaskType> types,
            Function<io.slipway.engine.run.Attempt, io.slipway.engine.task.TaskContext> contexts,
            WorkerSettings settings) {
        var journal = new Journal(dataSource);
        var runs = new RunBook(dataSource);
        var transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.slots = new Slots(settings.slots());
        this.steps = new TaskSteps(journal, contexts::apply);
        this.leases = new LeasedTasks(engine, node, settings.lease());
        this.completer = new Completer(engine, new RunMover(transaction, runs), journal, runs, leases, slots, settings);
        var byTopic = types.stream().collect(Collectors.toMap(TaskType::name, Function.identity()));
        this.fetcher = new Fetcher(transaction, journal, leases, slots, byTopic, settings, this::dispatch);
        this.threads = Executors.newFixedThreadPool(settings.slots(), named("slipway-task"));
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    public void start() {
        named("slipway-fetcher").newThread(fetcher).start();
        named("slipway-completer").newThread(completer).start();
        var beat = settings.heartbeat().toMillis();
        heart.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    private void dispatch(Lease lease) {
        var task = new RunningTask(lease, () -> execute(lease), () -> slots.giveBack(1));
        running.put(lease.externalTask(), task);
        threads.execute(task);
    }

    private void execute(Lease lease) {
        var key = lease.attempt().key();
        MDC.put("run", key.run());
        MDC.put("task", key.task());
        MDC.put("attempt", String.valueOf(lease.attempt().number()));
        try {
            var result = steps.execute(lease);
            // From here on the completer's commit moves the row that a heartbeat would move too.
            running.remove(lease.externalTask());
            completer.add(new Finished(lease, result));
        } catch (TaskSteps.UnknownEffect unknown) {
            giveUp(lease, unknown.getMessage());
        } catch (TaskSteps.LeaseLost lost) {
            LOG.warn("Another worker has taken over {}; it is left to that one.", TaskSteps.shown(key));
            let(lease);
        } catch (InterruptedException cancelled) {
            LOG.info("Stopped {}: it was cancelled, or its lease is lost.", TaskSteps.shown(key));
            let(lease);
        } catch (RuntimeException unplanned) {
            // Nothing is known of the effect: the next attempt asks the world.
            LOG.error("A task type failed in a way that nobody planned for, at {}.", TaskSteps.shown(key), unplanned);
            let(lease);
        } finally {
            MDC.clear();
        }
    }

    /** Stops for a person: the effect may be there or not, and nothing here can tell. */
    private void giveUp(Lease lease, @org.jspecify.annotations.Nullable String why) {
        running.remove(lease.externalTask());
        leases.stopForAPerson(lease, "Nobody can tell whether this was done: " + why);
        slots.giveBack(1);
    }

    /** Leaves a task to its lease: when that has run out, it is taken up again. */
    private void let(Lease lease) {
        running.remove(lease.externalTask());
        slots.giveBack(1);
    }

    private void beat() {
        for (var one : running.values()) {
            if (leases.extend(one.lease()) || !running.remove(one.lease().externalTask(), one)) continue;
            one.stop();
        }
    }

    /** How many finished tasks this node has committed, and in how many transactions. */
    public Progress progress() {
        return completer.progress();
    }

    /** @param stale results that came too late: somebody had taken the task over */
    public record Progress(long completed, long commits, long stale) {}

    @Override
    public void close() {
        fetcher.stop();
        completer.stop();
        heart.shutdownNow();
        threads.shutdownNow();
    }
}
