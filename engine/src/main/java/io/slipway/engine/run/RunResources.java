package io.slipway.engine.run;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.run.Reservations.Held;
import io.slipway.engine.run.Run.OnConflict;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskTypes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes what the tasks of a run need for themselves, all of it together or nothing (design 7). */
public final class RunResources {

    /** How it went. */
    public enum Answer {
        TAKEN,
        /** Another run holds something, and this one waits. */
        HELD,
        REFUSED
    }

    private static final int MOST_NAMED = 5;

    private final RunBook runs;
    private final RunEvents events;
    private final Reservations reservations;
    private final RunMaterials materials;
    private final RunContexts contexts;
    private final TaskTypes types;

    public RunResources(
            RunBook runs,
            RunEvents events,
            Reservations reservations,
            RunMaterials materials,
            RunContexts contexts,
            TaskTypes types) {
        this.runs = runs;
        this.events = events;
        this.reservations = reservations;
        this.materials = materials;
        this.contexts = contexts;
        this.types = types;
    }

    public Answer take(String id) {
        runs.lock(List.of(id));
        var run = runs.get(id);
        if (run.ending().isPresent()) return Answer.REFUSED;
        var keys = keysOf(run);
        var held = reservations.take(id, keys);
        if (held.isEmpty()) return taken(run, keys);
        return run.wishes().onConflict() == OnConflict.WAIT ? waits(run, held) : refused(run, held);
    }

    /** What all tasks of a run need for themselves. */
    public Set<ResourceKey> keysOf(Run run) {
        var keys = new TreeSet<ResourceKey>();
        for (TaskDefinition task : materials.graphOf(run).orElseThrow().tasks())
            contexts.claiming(run, task)
                    .ifPresent(context -> keys.addAll(types.get(task.type()).resources(context)));
        return keys;
    }

    private Answer taken(Run run, Collection<ResourceKey> keys) {
        if (!keys.isEmpty())
            events.add(RunEvent.New.of(
                    run.id(), run.round(), RunEvent.Kind.RESOURCES_TAKEN, "Holds " + named(keys) + "."));
        if (run.wishes().approval())
            events.add(RunEvent.New.of(
                    run.id(),
                    run.round(),
                    RunEvent.Kind.APPROVAL_WANTED,
                    "Waits for approval before anything is executed."));
        runs.phase(run.id(), "execute");
        return Answer.TAKEN;
    }

    private static String named(Collection<ResourceKey> keys) {
        var first = keys.stream().limit(MOST_NAMED).map(ResourceKey::text).collect(Collectors.joining(", "));
        return keys.size() <= MOST_NAMED ? first : first + " and " + (keys.size() - MOST_NAMED) + " more";
    }

    private Answer waits(Run run, List<Held> held) {
        if (!runs.phaseOf(run.id()).equals(Optional.of("wait"))) {
            events.add(RunEvent.New.of(
                    run.id(), run.round(), RunEvent.Kind.RESOURCES_HELD, conflict(held) + " Waits until it is free."));
            runs.phase(run.id(), "wait");
        }
        return Answer.HELD;
    }

    private Answer refused(Run run, List<Held> held) {
        var why = conflict(held) + " Start it again when that run is over, or with --on-conflict=wait.";
        runs.fail(run.id(), null, why);
        events.add(RunEvent.New.of(run.id(), run.round(), RunEvent.Kind.FAILING, why));
        return Answer.REFUSED;
    }

    private static String conflict(List<Held> held) {
        var first = held.get(0);
        var more = held.size() == 1 ? "" : ", and " + (held.size() - 1) + " more resources are not free";
        return "The run " + first.run() + " holds " + first.key() + " since " + first.since() + more + ".";
    }
}
