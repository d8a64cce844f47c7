package io.slipway.engine.worker;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskType;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
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
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final String node = "node-" + UUID.randomUUID();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("slipway-clock"));
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(named("slipway-heartbeat"));
    private final InHand inHand = new InHand();
    private final WorkerSettings settings;
    private final Slots slots;
    private final LeasedTasks tasks;
    private final TaskSteps steps;
    private final Completer completer;
    private final Fetcher fetcher;
    private final Heart heart;
    private final RunWatch watch;
    private final StuckTasks stuck;
    private final ExecutorService threads;
    private final Thread fetching;
    private final Thread completing;

    public Worker(
            ProcessEngine engine,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Collection<TaskType> types,
            WorkerHooks hooks,
            WorkerSettings settings) {
        var journal = new Journal(dataSource);
        var runs = new RunBook(dataSource);
        var signs = new RunSigns(dataSource);
        var transaction = new TransactionTemplate(transactions);
        var mover = new RunMover(transaction, runs);
        this.settings = settings;
        this.slots = new Slots(sizes(types, settings));
        this.tasks = new LeasedTasks(engine, node);
        var leases = new Leases(dataSource, node, settings.lease());
        this.heart = new Heart(leases, inHand, settings.lease());
        this.steps = new TaskSteps(journal, hooks, beginKept(transaction, journal, hooks), clock);
        var delivery = new Delivery(journal, runs, signs, tasks, hooks.events());
        this.completer = new Completer(mover, delivery, inHand, slots, settings, clock);
        this.stuck = new StuckTasks(engine, tasks, new StuckRows(dataSource), mover, hooks);
        this.watch = new RunWatch(signs, inHand, tasks, completer, stuck);
        var byTopic = types.stream().collect(Collectors.toMap(TaskType::name, Function.identity()));
        var casts = new Casts(leases, signs, inHand, settings, types);
        var catching = new Catch(journal, signs, tasks, byTopic, hooks.events(), inHand, casts);
        this.fetcher = new Fetcher(transaction, catching, slots, settings, this::dispatch);
        this.threads = Executors.newCachedThreadPool(named("slipway-task"));
        this.fetching = named("slipway-fetcher").newThread(fetcher);
        this.completing = named("slipway-completer").newThread(completer);
    }

    private static Map<Slot, Integer> sizes(Collection<TaskType> types, WorkerSettings settings) {
        var sizes = new EnumMap<Slot, Integer>(Slot.class);
        types.forEach(type -> sizes.put(type.slot(), settings.slotsOf(type.slot())));
        return sizes;
    }

    private static java.util.function.Predicate<Attempt> beginKept(
            TransactionTemplate transaction, Journal journal, WorkerHooks hooks) {
        return attempt -> Boolean.TRUE.equals(transaction.execute(status -> {
            if (!journal.beginKept(attempt)) return false;
            hooks.events().started(List.of(attempt));
            return true;
        }));
    }

    private static ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    public void start() {
        fetching.start();
        completing.start();
        every(heartbeat, settings.heartbeat(), heart::beat);
        every(heartbeat, settings.look(), watch::look);
        every(clock, settings.lease().dividedBy(8), heart::fence);
    }

    private static void every(ScheduledExecutorService scheduler, Duration time, Runnable work) {
        scheduler.scheduleWithFixedDelay(work, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void dispatch(Lease lease) {
        var running = new RunningTask(lease, heart.leasedUntil(), this::execute);
        inHand.put(lease.externalTask(), new InHand.Running(running));
        threads.execute(running);
    }

    private void execute(RunningTask running) {
        var lease = running.lease();
        var key = lease.attempt().key();
        MDC.put("run", key.run());
        MDC.put("task", key.task());
        MDC.put("attempt", String.valueOf(lease.attempt().tries()));
        try {
            var result = steps.execute(running);
            inHand.move(lease.externalTask(), new InHand.Running(running), new InHand.Done(lease));
            completer.add(Finished.of(lease, result));
        } catch (TaskSteps.LeaseLost lost) {
            LOG.warn("Another worker has taken over {}; it is left to that one.", TaskSteps.shown(key));
            let(running);
        } catch (InterruptedException cancelled) {
            LOG.info("Stopped {}: it was cancelled, or its lease is lost.", TaskSteps.shown(key));
            let(running);
        } catch (Throwable unplanned) {
            // The database, or no memory: nothing is known of the effect, and the next attempt asks the world.
            LOG.error("{} is left to its lease.", TaskSteps.shown(key), unplanned);
            let(running);
        } finally {
            MDC.clear();
        }
    }

    /** Leaves a task to its lease: when that has run out, it is taken up again. */
    private void let(RunningTask running) {
        inHand.remove(running.lease().externalTask(), new InHand.Running(running));
        slots.giveBack(running.lease().type().slot());
    }

    /** What a person decides about tasks that wait for one. */
    public StuckTasks stuckTasks() {
        return stuck;
    }

    /** Looks at once whether runs were resumed, cancelled or failed; otherwise it is seen with the next look. */
    public void look() {
        heartbeat.execute(watch::look);
    }

    /** Whether tasks of this run wait here for its resume. */
    boolean isParked(String run) {
        return inHand.parked().containsKey(run);
    }

    /** How many finished tasks this node has committed, and in how many transactions. */
    public Progress progress() {
        return completer.progress();
    }

    /** @param stale results that came too late: somebody had taken the task over */
    public record Progress(long completed, long commits, long stale) {}

    /** What is finished is committed, what runs is interrupted and left to its lease; all of it within a bounded time. */
    @Override
    public void close() {
        fetcher.stop();
        await(fetching);
        inHand.running().forEach(running -> running.stop(new Stop.LeftToLease()));
        await(threads);
        completer.stop();
        await(completing);
        await(heartbeat);
        clock.shutdownNow();
    }

    private static void await(ExecutorService ending) {
        ending.shutdown();
        try {
            if (!ending.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS))
                LOG.warn("Some tasks do not stop; they are left to their leases.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread thread) {
        try {
            if (thread.isAlive()) thread.join(TIME_TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
