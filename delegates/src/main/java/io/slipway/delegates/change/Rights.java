package io.slipway.delegates.change;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Permissions.Wish;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a task needs to be allowed in its cluster, gathered, and asked all at once. */
public final class Rights {

    private final Set<Wish> wishes = new LinkedHashSet<>();

    public Rights need(ObjectRef object, String... verbs) {
        for (var verb : verbs) wishes.add(new Wish(verb, object));
        return this;
    }

    /** What is lacking, a fault for each kind of object in each namespace. */
    public List<Fault> lacking(String task, String target, Permissions permissions) {
        return faults(task, permissions.lacking(target, wishes), () -> permissions.user(target));
    }

    private record Kind(String kind, String namespace) {}

    private static List<Fault> faults(
            String task, Collection<Wish> lacking, java.util.function.Supplier<String> asked) {
        if (lacking.isEmpty()) return List.of();
        var user = asked.get();
        var who = user.isEmpty() ? "the user of the kubeconfig" : "the user " + user;
        var verbs = new LinkedHashMap<Kind, Set<String>>();
        var names = new LinkedHashMap<Kind, Set<String>>();
        for (var wish : lacking) {
            var kind = new Kind(wish.object().kind(), wish.object().namespace());
            verbs.computeIfAbsent(kind, unknown -> new LinkedHashSet<>()).add(wish.verb());
            names.computeIfAbsent(kind, unknown -> new LinkedHashSet<>())
                    .add(wish.object().name());
        }
        var faults = new ArrayList<Fault>();
        verbs.forEach((kind, missing) -> {
            var where = kind.namespace().isEmpty() ? "" : " in the namespace " + kind.namespace();
            faults.add(new Fault(
                    "CLUSTER-PERMISSION",
                    Place.UNKNOWN,
                    "Task " + Quoted.of(task) + ": " + who + " may not " + String.join(", ", missing) + " a "
                            + kind.kind() + where + " (" + String.join(", ", names.getOrDefault(kind, Set.of())) + ").",
                    "Give it a role with these verbs, or take another kubeconfig."));
        });
        return faults;
    }
}
