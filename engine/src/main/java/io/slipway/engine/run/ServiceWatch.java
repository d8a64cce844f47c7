package io.slipway.engine.run;

import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Watch;
import io.slipway.engine.run.ServiceHealthBook.Key;
import io.slipway.engine.task.ServiceParts;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the services that tasks have installed (TR-25): of which objects they consist is asked now and then, how those
 * stand is heard at once. Nothing in it has to survive a restart: the next server looks anew.
 */
public final class ServiceWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWatch.class);
    private static final int PAGE = 200;
    private static final int MOST = 5_000;

    private final ServiceRegistry registry;
    private final ServiceHealthBook book;
    private final TaskTypes types;
    private final Watch watch;
    private final Map<String, Watched> watched = new HashMap<>();

    /** A service of a type that can tell of which objects it consists. */
    private record Serviced(ServiceState state, TaskType type) {}

    /** The services of one cluster that are in sight. */
    private record Watched(Map<String, List<ObjectRef>> groups, Watch.Looking looking) {}

    public ServiceWatch(ServiceRegistry registry, ServiceHealthBook book, TaskTypes types, Watch watch) {
        this.registry = registry;
        this.book = book;
        this.types = types;
        this.watch = watch;
    }

    /** Finds out what there is to look after, and looks after that from now on. To be called again and again, by one thread. */
    public void look() {
        var standing = new HashMap<Key, Serviced>();
        for (var state : services())
            typeOf(state).ifPresent(type -> standing.put(Key.of(state), new Serviced(state, type)));
        book.keepOnly(new HashSet<>(standing.keySet()));
        var clusters = new HashMap<String, Map<String, List<ObjectRef>>>();
        var names = new HashMap<String, Key>();
        standing.forEach((key, service) -> parts(key, service).ifPresent(parts -> {
            book.consistsOf(key, parts);
            if (parts.objects().isEmpty()) return;
            var group = key.name() + "@" + key.target();
            names.put(group, key);
            clusters.computeIfAbsent(parts.cluster(), any -> new HashMap<>()).put(group, parts.objects());
        }));
        watched.keySet().stream()
                .filter(cluster -> !clusters.containsKey(cluster))
                .toList()
                .forEach(this::leave);
        clusters.forEach((cluster, groups) -> see(cluster, groups, names));
    }

    private List<ServiceState> services() {
        var all = new ArrayList<ServiceState>();
        Optional<Long> last = Optional.empty();
        while (all.size() < MOST) {
            var page = registry.list(PAGE, last);
            all.addAll(page);
            if (page.size() < PAGE) break;
            last = Optional.of(page.get(page.size() - 1).id());
        }
        return all;
    }

    private Optional<TaskType> typeOf(ServiceState service) {
        return types.find(service.kind()).filter(TaskType::isServiceLike);
    }

    private Optional<ServiceParts> parts(Key key, Serviced service) {
        try {
            return service.type().parts(service.state().result());
        } catch (RuntimeException trouble) {
            // A cluster that is away for a moment is no news for the log.
            if (!(trouble instanceof ClusterProblem))
                LOG.debug("The service {} cannot be looked after just now.", key, trouble);
            book.unknown(key, "It cannot be asked just now: " + trouble.getMessage());
            return Optional.empty();
        }
    }

    private void see(String cluster, Map<String, List<ObjectRef>> groups, Map<String, Key> names) {
        var now = watched.get(cluster);
        if (now != null && now.groups().equals(groups)) return;
        leave(cluster);
        var heard = Map.copyOf(names);
        watched.put(cluster, new Watched(groups, watch.on(cluster, groups, new Heard(heard, groups.keySet()))));
    }

    private void leave(String cluster) {
        var before = watched.remove(cluster);
        if (before != null) before.looking().close();
    }

    private final class Heard implements Watch.Listener {

        private final Map<String, Key> names;
        private final Collection<String> groups;

        Heard(Map<String, Key> names, Collection<String> groups) {
            this.names = names;
            this.groups = List.copyOf(groups);
        }

        @Override
        public void stands(String group, List<String> lacking) {
            var service = names.get(group);
            if (service != null) book.stands(service, lacking);
        }

        @Override
        public void away(String why) {
            for (var group : groups) {
                var service = names.get(group);
                if (service != null) book.unknown(service, why);
            }
        }
    }

    @Override
    public void close() {
        List.copyOf(watched.keySet()).forEach(this::leave);
    }
}
