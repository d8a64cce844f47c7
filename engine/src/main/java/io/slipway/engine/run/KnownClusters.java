package io.slipway.engine.run;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.site.Cluster;
import io.slipway.engine.site.Targets;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.values.PlaceFields;
import io.slipway.engine.values.RunPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses runs with tasks on clusters that the site does not know, before anything is done. To tasks that work on none, a
 * run's target is only a name.
 */
public final class KnownClusters implements RunPolicy {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Targets<Cluster> site;
    private final TaskTypes types;

    public KnownClusters(Targets<Cluster> site, TaskTypes types) {
        this.site = site;
        this.types = types;
    }

    @Override
    public Faults check(TaskGraph graph, String target) {
        var faults = new ArrayList<Fault>();
        var followers = new ArrayList<TaskDefinition>();
        for (var task : graph.tasks()) {
            var fields = PlaceFields.of(types.get(task.type()).schema());
            if (fields.cluster().isEmpty()) continue;
            var own = task.spec().path(fields.cluster()).asText();
            if (own.isEmpty()) followers.add(task);
            else if (site.named(own).isEmpty()) faults.add(unknown(task, fields.cluster(), own));
        }
        if (!followers.isEmpty()) ofTheRun(target, followers).ifPresent(faults::add);
        return Faults.of(faults);
    }

    private Fault unknown(TaskDefinition task, String field, String cluster) {
        return fault(
                task.placeOf("/spec/" + field),
                "There is no cluster " + Quoted.of(cluster) + " here, on which task " + Quoted.of(task.id())
                        + " is to work; " + known() + ".",
                "Correct " + field + ", or add it under clusters: in slipway.yaml.");
    }

    private Optional<Fault> ofTheRun(String target, List<TaskDefinition> followers) {
        var place = RunPlace.of(target);
        var first = Quoted.of(followers.get(0).id());
        if (place.cluster().isEmpty()
                && !site.byName().isEmpty()
                && site.unnamed().isEmpty())
            return Optional.of(fault(
                    Place.UNKNOWN,
                    "Nothing says on which cluster task " + first + " is to work: " + known()
                            + ", and none of them is the default.",
                    "Give the run a target, such as --target "
                            + site.byName().keySet().iterator().next()
                            + ", or mark one with default: true."));
        if (!place.cluster().isEmpty() && site.named(place.cluster()).isEmpty())
            return Optional.of(fault(
                    Place.UNKNOWN,
                    "There is no cluster " + Quoted.of(place.cluster()) + " here, which the target " + Quoted.of(target)
                            + " of the run names and task " + first + " needs; " + known() + ".",
                    "Correct the target (CLUSTER or CLUSTER/NAMESPACE), or add the cluster under clusters: in"
                            + " slipway.yaml."));
        if (!place.namespace().isEmpty()
                && !NAMESPACE.matcher(place.namespace()).matches())
            return Optional.of(fault(
                    Place.UNKNOWN,
                    "The target " + Quoted.of(target) + " of the run names no namespace that can be: "
                            + Quoted.of(place.namespace()) + ".",
                    "Write CLUSTER/NAMESPACE; a namespace has 1 to 63 small letters, digits and dashes."));
        return Optional.empty();
    }

    private String known() {
        return site.byName().isEmpty()
                ? "slipway.yaml names none"
                : "slipway.yaml names " + String.join(", ", site.byName().keySet());
    }

    private static Fault fault(Place place, String what, String mend) {
        return new Fault("RUN-CLUSTER", place, what, mend);
    }
}
