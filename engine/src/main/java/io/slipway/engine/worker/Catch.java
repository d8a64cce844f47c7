package io.slipway.engine.worker;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.run.TaskEvents;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one look of the fetcher brings in: which tasks, in fairness, and how each is written in the journal. */
final class Catch {

    private static final Logger LOG = LoggerFactory.getLogger(Catch.class);

    /**
     * @param parked tasks of paused runs, by the engine's id
     * @param thereIsMore whether another look at once makes sense
     */
    record Caught(List<Lease> leases, Map<String, String> parked, boolean thereIsMore) {}

    private final Journal journal;
    private final RunSigns runs;
    private final LeasedTasks tasks;
    private final Map<String, TaskType> types;
    private final TaskEvents events;
    private final InHand inHand;
    private final Casts casts;

    Catch(
            Journal journal,
            RunSigns runs,
            LeasedTasks tasks,
            Map<String, TaskType> types,
            TaskEvents events,
            InHand inHand,
            Casts casts) {
        this.journal = journal;
        this.runs = runs;
        this.tasks = tasks;
        this.types = types;
        this.events = events;
        this.inHand = inHand;
        this.casts = casts;
    }

    /** In the caller's transaction. */
    Caught fetch(Map<Slot, Integer> free) {
        var found = casts.fetch(free);
        // A lease that ran out by a hair and is still worked on here is only prolonged by this.
        var fresh =
                found.stream().filter(task -> !inHand.has(task.externalTask())).toList();
        var attempts = takeUp(fresh);
        var left = fresh.stream()
                .filter(task -> !attempts.containsKey(task.wanted()))
                .toList();
        var parked = left.isEmpty() ? Map.<String, String>of() : park(left);
        var leases = leases(fresh, attempts);
        return new Caught(leases, parked, found.size() > leases.size());
    }

    /** After the commit, before anything else looks. */
    void commit(Caught caught) {
        caught.parked().forEach((task, run) -> inHand.put(task, new InHand.Parked(run)));
    }

    private Map<Wanted, Attempt> takeUp(List<Waiting> found) {
        var attempts =
                journal.takeUp(found.stream().map(Waiting::wanted).distinct().toList(), tasks.node());
        var begun = attempts.stream().filter(Catch::isBegun).toList();
        if (!begun.isEmpty()) events.started(begun);
        return attempts.stream()
                .collect(Collectors.toMap(
                        attempt -> new Wanted(
                                attempt.key().run(),
                                attempt.key().task(),
                                attempt.key().direction()),
                        Function.identity()));
    }

    private static boolean isBegun(Attempt attempt) {
        return attempt.state() == AttemptState.STARTED || attempt.state() == AttemptState.RETRYING;
    }

    /** Left out by the journal: their run is paused, or there is none. */
    private Map<String, String> park(Collection<Waiting> left) {
        var known = runs.of(left.stream().map(task -> task.wanted().run()).toList());
        var parked = new HashMap<String, String>();
        for (var task : left) {
            var run = task.wanted().run();
            if (known.containsKey(run)) parked.put(task.externalTask(), run);
            else stopStray(task);
        }
        return parked;
    }

    private void stopStray(Waiting task) {
        LOG.warn("The task {} belongs to no run; it is stopped with an incident.", task.wanted());
        tasks.stopForAPerson(
                task.externalTask(),
                "There is no run with this process's business key '"
                        + task.wanted().run()
                        + "'. Start runs with their own process (install, run), not a graph by itself.");
    }

    private List<Lease> leases(List<Waiting> found, Map<Wanted, Attempt> attempts) {
        var leases = new ArrayList<Lease>();
        for (var task : found) {
            var attempt = attempts.get(task.wanted());
            var type = types.get(task.topic());
            if (attempt != null && type != null) leases.add(new Lease(task.externalTask(), type, attempt));
        }
        return leases;
    }
}
