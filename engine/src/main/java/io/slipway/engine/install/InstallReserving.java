package io.slipway.engine.install;

import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.Reservations.Held;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunResources;
import io.slipway.engine.run.RunResources.Answer;
import io.slipway.engine.task.ResourceKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The first phase: takes what an app needs for itself, all of it together or nothing, and says who has it else (AP-14). */
public final class InstallReserving {

    private final RunBook runs;
    private final RunEvents events;
    private final Reservations reservations;
    private final RunResources resources;
    private final AppShelf apps;
    private final InstallRules rules;

    public InstallReserving(
            RunBook runs,
            RunEvents events,
            Reservations reservations,
            RunResources resources,
            AppShelf apps,
            InstallRules rules) {
        this.runs = runs;
        this.events = events;
        this.reservations = reservations;
        this.resources = resources;
        this.apps = apps;
        this.rules = rules;
    }

    /** In one transaction. */
    public Answer take(String id) {
        runs.lock(List.of(id));
        var run = runs.get(id);
        if (run.ending().isPresent()) return Answer.REFUSED;
        var app = run.subject().name();
        var held = reservations.take(id, app, withApp(run));
        if (held.stream().anyMatch(one -> one.app().isPresent())) return refused(run, sentences(held));
        if (!held.isEmpty()) return waits(run, held);
        // Another run on this app may have come to its end between this one's opening and now.
        var subject = run.subject();
        var faults = rules.check(subject.kind(), subject.isSync(), apps.app(subject.digest()));
        if (!faults.isEmpty()) return refused(run, faults.render());
        events.add(RunEvent.New.of(id, run.round(), RunEvent.Kind.RESOURCES_TAKEN, "Reserved: " + named(run) + "."));
        runs.phase(id, "prepare");
        return Answer.TAKEN;
    }

    private Set<ResourceKey> withApp(Run run) {
        var keys = new TreeSet<>(keysOf(run));
        keys.add(new ResourceKey("app:" + run.subject().name()));
        return keys;
    }

    /** What the app uses when it is installed; an app that goes needs nothing. */
    Set<ResourceKey> keysOf(Run run) {
        return run.subject().kind() == Run.Kind.UNINSTALL ? Set.of() : resources.keysOf(run);
    }

    private String named(Run run) {
        return withApp(run).stream().map(ResourceKey::text).collect(Collectors.joining(", "));
    }

    private Answer waits(Run run, List<Held> held) {
        events.add(RunEvent.New.of(
                run.id(), run.round(), RunEvent.Kind.RESOURCES_HELD, sentences(held) + " Waits for a moment."));
        runs.phase(run.id(), "wait");
        return Answer.HELD;
    }

    /** The other install was given its time. */
    public void giveUp(String id) {
        runs.lock(List.of(id));
        var run = runs.get(id);
        if (run.ending().isPresent()) return;
        refused(run, "Apps compete: another install keeps what this one needs. Start it again when that one is over.");
    }

    private Answer refused(Run run, String why) {
        runs.fail(run.id(), null, why);
        events.add(RunEvent.New.of(run.id(), run.round(), RunEvent.Kind.FAILING, why));
        return Answer.REFUSED;
    }

    private static String sentences(List<Held> held) {
        return held.stream().map(Held::sentence).collect(Collectors.joining(" "));
    }
}
