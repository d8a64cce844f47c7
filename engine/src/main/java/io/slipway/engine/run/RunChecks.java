package io.slipway.engine.run;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.fault.Place;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks the task types, before anything runs, what is wrong with the tasks of a run. All of it at once. */
public final class RunChecks {

    private final RunBook runs;
    private final RunMaterials materials;
    private final RunContexts contexts;
    private final TaskTypes types;
    private final PlanDesk plans;
    private final RunResources resources;
    private final Reservations reservations;

    public RunChecks(
            RunBook runs,
            RunMaterials materials,
            RunContexts contexts,
            TaskTypes types,
            PlanDesk plans,
            RunResources resources,
            Reservations reservations) {
        this.runs = runs;
        this.materials = materials;
        this.contexts = contexts;
        this.types = types;
        this.plans = plans;
        this.resources = resources;
        this.reservations = reservations;
    }

    public Faults of(String id) {
        var run = runs.get(id);
        var found = new ArrayList<Fault>();
        for (var task : materials.graphOf(run).orElseThrow().tasks()) {
            contexts.ahead(run, task).ifPresent(context -> types.get(task.type()).check(context).stream()
                    .forEach(found::add));
        }
        found.addAll(usedByApps(run, !found.isEmpty()));
        return found.isEmpty() ? planFaults(run) : Faults.of(found);
    }

    /** Told here already, so that an app hears of all that it collides with at once. */
    private List<Fault> usedByApps(Run run, boolean isFaulty) {
        var kind = run.subject().kind();
        if (kind == Run.Kind.RUN || kind == Run.Kind.UNINSTALL) return List.of();
        Set<ResourceKey> keys;
        try {
            keys = resources.keysOf(run);
        } catch (RuntimeException unknown) {
            // What cannot be told since a system is away was found by its task, and is what people have to hear of.
            if (isFaulty) return List.of();
            throw unknown;
        }
        return reservations.usedByOthers(run.id(), run.subject().name(), keys).stream()
                .map(
                        held -> new Fault(
                                "APP-CONFLICT",
                                Place.UNKNOWN,
                                held.sentence(),
                                "Of the two apps only one can have it: give it another name, or uninstall the other app first."))
                .toList();
    }

    /** Up to the first task with a fault. */
    public Faults firstOf(String id) {
        var run = runs.get(id);
        for (var task : materials.graphOf(run).orElseThrow().tasks()) {
            var faults = contexts.ahead(run, task)
                    .map(context -> types.get(task.type()).check(context))
                    .orElse(Faults.NONE);
            if (!faults.isEmpty()) return faults;
        }
        return planFaults(run);
    }

    /** Here too, since a run may be started by other ways than ours, and may have waited for what another one held. */
    private Faults planFaults(Run run) {
        try {
            plans.confirm(run);
            return Faults.NONE;
        } catch (RunProblem moved) {
            return Faults.of(new Fault("RUN-PLAN-MOVED", Place.UNKNOWN, String.valueOf(moved.getMessage()), ""));
        } catch (FaultsException found) {
            return found.faults();
        }
    }
}
