package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.slipway.adapters.kubernetes.Kinds.Kind;
import io.slipway.engine.cluster.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Objects that are kept in sight by watches: one for each kind and namespace. A watch that breaks is set up again for as
 * long as somebody looks.
 */
final class Sight implements AutoCloseable {

    /** @param name of the only object in it that matters; empty for all */
    private record Field(String apiVersion, String kind, String namespace, String name) {
        boolean covers(ObjectRef object) {
            return apiVersion.equals(object.apiVersion())
                    && kind.equals(object.kind())
                    && namespace.equals(object.namespace())
                    && (name.isEmpty() || name.equals(object.name()));
        }
    }

    private final Connection connection;
    private final Map<Field, SharedIndexInformer<GenericKubernetesResource>> informers = new HashMap<>();
    private final List<Field> unknown = new ArrayList<>();
    private final Map<ObjectRef, JsonNode> seen = new ConcurrentHashMap<>();
    private final Semaphore changes = new Semaphore(0);

    private Sight(Connection connection) {
        this.connection = connection;
    }

    /** @param podsIn namespaces whose pods are of interest too */
    static Sight of(Connection connection, Collection<ObjectRef> objects, Collection<String> podsIn) {
        var sight = new Sight(connection);
        try {
            fields(objects, podsIn).forEach(sight::open);
            return sight;
        } catch (RuntimeException trouble) {
            sight.close();
            throw trouble;
        }
    }

    private static List<Field> fields(Collection<ObjectRef> objects, Collection<String> podsIn) {
        var names = new HashMap<Field, TreeSet<String>>();
        for (var object : objects)
            names.computeIfAbsent(
                            new Field(object.apiVersion(), object.kind(), object.namespace(), ""),
                            field -> new TreeSet<>())
                    .add(object.name());
        var pods = podsIn.stream()
                .map(namespace -> new Field("v1", "Pod", namespace, ""))
                .toList();
        var fields = new ArrayList<>(pods);
        names.forEach((field, all) -> {
            if (pods.contains(field)) return;
            fields.add(all.size() > 1 ? field : new Field(field.apiVersion, field.kind, field.namespace, all.first()));
        });
        return fields;
    }

    private void open(Field field) {
        var kind = connection.kinds().find(field.apiVersion(), field.kind());
        if (kind.isEmpty()) unknown.add(field);
        else informers.put(field, watch(field, kind.get()));
    }

    /** Kinds that came since. */
    void openLate() {
        var late = List.copyOf(unknown);
        unknown.clear();
        late.forEach(this::open);
    }

    private SharedIndexInformer<GenericKubernetesResource> watch(Field field, Kind kind) {
        var all = connection.client().genericKubernetesResources(context(kind));
        var informer = field.name().isEmpty()
                ? (kind.isNamespaced() ? all.inNamespace(field.namespace()) : all).runnableInformer(0)
                : (kind.isNamespaced() ? all.inNamespace(field.namespace()) : all)
                        .withName(field.name())
                        .runnableInformer(0);
        informer.removeNamespaceIndex();
        informer.addEventHandler(new Looking());
        // Also when the very first list fails: the API server may be away just now.
        informer.exceptionHandler((isStarted, trouble) -> true);
        informer.start();
        return informer;
    }

    private static ResourceDefinitionContext context(Kind kind) {
        int slash = kind.apiVersion().indexOf('/');
        var builder = new ResourceDefinitionContext.Builder()
                .withVersion(kind.apiVersion().substring(slash + 1))
                .withKind(kind.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.isNamespaced());
        return (slash < 0 ? builder : builder.withGroup(kind.apiVersion().substring(0, slash))).build();
    }

    private final class Looking implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource added) {
            keep(added);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            keep(after);
        }

        private void keep(GenericKubernetesResource object) {
            var tree = Api.tree(object);
            seen.put(KubernetesObjects.refOf(tree), tree);
            changes.release();
        }

        @Override
        public void onDelete(GenericKubernetesResource gone, boolean isUnknown) {
            seen.remove(KubernetesObjects.refOf(Api.tree(gone)));
            changes.release();
        }

        @Override
        public void onNothing() {
            changes.release();
        }
    }

    Optional<JsonNode> find(ObjectRef object) {
        return Optional.ofNullable(seen.get(object));
    }

    /** Whether what is not found is known not to be there. */
    boolean isKnown(ObjectRef object) {
        return informers.entrySet().stream()
                .anyMatch(one -> one.getKey().covers(object) && one.getValue().hasSynced());
    }

    boolean isOfUnknownKind(ObjectRef object) {
        return unknown.stream().anyMatch(field -> field.covers(object));
    }

    List<JsonNode> pods(String namespace) {
        return seen.entrySet().stream()
                .filter(one -> one.getKey().kind().equals("Pod")
                        && one.getKey().apiVersion().equals("v1")
                        && one.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns when something has changed, or the time is over. */
    void awaitChange(long millis) throws InterruptedException {
        if (changes.tryAcquire(millis, TimeUnit.MILLISECONDS)) changes.drainPermits();
    }

    @Override
    public void close() {
        informers.values().forEach(SharedIndexInformer::stop);
    }
}
