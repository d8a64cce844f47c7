package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterObjects.Held;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Outcome.Failed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Takes objects away, in the reverse order of applying, and waits until they are gone. What holds them is named, never
 * removed: a finalizer stands for work that somebody has still to do.
 */
public record Removal(ClusterObjects objects, String target, TimeLeft left, Consumer<String> lacking) {

    public Optional<Failed> of(Collection<ObjectRef> all) throws InterruptedException {
        var definitions = all.stream().filter(ApplyOrder::isDefinition).toList();
        var namespaces = all.stream().filter(ApplyOrder::isNamespace).toList();
        var others = new ArrayList<>(all);
        others.removeAll(definitions);
        others.removeAll(namespaces);
        var kinds = kindsOf(definitions);
        // What stands in a namespace, or is of a defined kind, goes before it.
        for (var group : List.of(others, definitions, namespaces)) {
            var failed = remove(group, kinds);
            if (failed.isPresent()) return failed;
        }
        return Optional.empty();
    }

    /** {@code Widget.example.com}, of the kinds that go too. */
    private Set<String> kindsOf(List<ObjectRef> definitions) {
        return objects.find(target, definitions).values().stream()
                .map(live -> live.path("spec"))
                .map(spec -> spec.path("names").path("kind").asText() + "."
                        + spec.path("group").asText())
                .collect(Collectors.toSet());
    }

    private static boolean isOfKind(ObjectRef object, Set<String> kinds) {
        return kinds.contains(object.kind() + "." + object.apiVersion().replaceFirst("/.*", ""));
    }

    private Optional<Failed> remove(List<ObjectRef> group, Set<String> kinds) throws InterruptedException {
        var backwards = group.stream().sorted(ApplyOrder.FORWARD.reversed()).toList();
        for (var object : backwards) {
            var failed = ApplyOrder.isDefinition(object) ? stillUsed(object) : Optional.<Failed>empty();
            if (failed.isPresent()) return failed;
            // The cluster may take half a minute to look for dependents of a kind that it has learned only now.
            boolean dependentsFirst = !isOfKind(object, kinds);
            if (objects.delete(target, object, dependentsFirst) instanceof Written.Refused refused)
                return Optional.of(new Failed(refused.why(), refused.retryable()));
        }
        if (backwards.isEmpty()) return Optional.empty();
        var held = objects.awaitGone(target, backwards, left.now(), lacking);
        return held.isEmpty() ? Optional.empty() : Optional.of(held(held));
    }

    private static Failed held(List<Held> held) {
        return new Failed(
                held.stream().map(Held::why).collect(Collectors.joining(" "))
                        + " Whoever put a finalizer there has to finish and take it away; then try again.",
                true);
    }

    /** With a definition all its objects would go, also those that others have made. */
    private Optional<Failed> stillUsed(ObjectRef definition) {
        var live = objects.find(target, List.of(definition)).get(definition);
        if (live == null) return Optional.empty();
        var names = live.path("spec").path("names");
        for (var version : live.path("spec").path("versions")) {
            if (!version.path("served").asBoolean()) continue;
            var apiVersion = live.path("spec").path("group").asText() + "/"
                    + version.path("name").asText();
            var there = objects.labelled(target, apiVersion, names.path("kind").asText(), "", "", "");
            return there.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Failed(
                            definition + " stays: " + there.size() + " objects of its kind are still there, such as "
                                    + Manifest.refOf(there.get(0)) + ", and would go with it. Remove them first.",
                            true));
        }
        return Optional.empty();
    }
}
