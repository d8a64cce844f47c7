package io.slipway.delegates.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.kubernetes.FieldRestore;
import io.slipway.delegates.kubernetes.ManifestPolicy;
import io.slipway.delegates.kubernetes.ObjectKey;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.app.service.ServiceFolder;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.install.InstallKind;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.values.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Kubernetes objects of apps (AP-19, AP-20). What an app has applied stands in the configuration centre. */
public final class ServiceKind implements InstallKind {

    private static final JsonNode CONFIG = JsonText.read("""
            {"type": "object", "properties": {
              "namespace": {"type": "string", "title": "Namespace",
                "description": "Where the objects stand; without it the one of --target, or that of the kubeconfig."},
              "storagePath": {"type": "string", "title": "Path for storage on the nodes"},
              "storageClass": {"type": "string", "title": "Class of storage"},
              "labels": {"type": "object", "title": "More labels", "additionalProperties": {"type": "string"}},
              "settle": {"type": "string", "title": "How long to wait before it is told how things stand",
                "pattern": "^[0-9]{1,9}(ms|s|m|h)$", "default": "10s"},
              "deleteVolumes": {"type": "boolean", "title": "Take volumes away too", "default": false,
                "description": "With an uninstall, or an upgrade that has them no more, their data goes for good."}
            }}""");

    private final ServiceTools tools;
    private final ServiceCheck check;

    public ServiceKind(ServiceTools tools, Policy policy) {
        this.tools = tools;
        this.check = new ServiceCheck(tools, ManifestPolicy.ofApps(policy));
    }

    @Override
    public String name() {
        return AppThings.SERVICE;
    }

    @Override
    public JsonNode config() {
        return CONFIG;
    }

    private interface Work<T> {
        T go();
    }

    private static <T> T asked(Work<T> work) {
        try {
            return work.go();
        } catch (ClusterProblem trouble) {
            throw new InstallProblem(trouble.sentence(), trouble.isRetryable());
        }
    }

    @Override
    public Faults check(InstallTask task) {
        return asked(() -> check.of(task));
    }

    @Override
    public Set<ResourceKey> first(InstallTask task) {
        return asked(() -> {
            var place = ServicePlace.of(task, tools.clusters());
            var keys = new TreeSet<ResourceKey>();
            for (var part : place.wanted(task).values())
                if (!part.isCleaner())
                    keys.add(ObjectKey.of(
                            place.cluster(), part.ref(), place.parameters().namespace()));
            return keys;
        });
    }

    @Override
    public List<Operation> second(InstallTask task) {
        return asked(() -> {
            var place = ServicePlace.of(task, tools.clusters());
            var wanted = place.wanted(task);
            var names = new TreeSet<>(installed(task));
            names.addAll(wanted.keySet());
            var operations = new ArrayList<Operation>();
            for (var name : names) operation(task, place, name, wanted).ifPresent(operations::add);
            return operations;
        });
    }

    private Optional<Operation> operation(
            InstallTask task, ServicePlace place, String name, Map<String, ServicePart> wanted) {
        var part = Optional.ofNullable(wanted.get(name));
        var before = found(task, place, name, part);
        var after = part.map(ServicePart::content);
        if (after.isPresent() && before.isPresent() && isAsWanted(task, place, before.get(), part.get()))
            return Optional.empty();
        return Operation.between(name, before, after);
    }

    /** What prepares is done once in each install and upgrade; of the rest the cluster says whether it would change. */
    private boolean isAsWanted(InstallTask task, ServicePlace place, JsonNode before, ServicePart part) {
        boolean isKept = ServicePart.keptIn(before).equals(Optional.of(part.content()));
        if (part.isCleaner()) return isKept;
        if (part.folder() == ServiceFolder.PREV_JOB)
            return isKept && task.settings().isSync();
        var live = ServicePart.liveIn(before);
        boolean force = task.settings().isSync();
        return isKept
                && live.isPresent()
                && tools.objects().apply(place.cluster(), part.object(), true, force) instanceof Written.Stored stored
                && FieldRestore.isSame(live.get(), stored.object());
    }

    @Override
    public Set<String> installed(InstallTask task) {
        return tools.centre().names(task.app(), name());
    }

    @Override
    public Optional<JsonNode> now(InstallTask task, String object) {
        return asked(() -> {
            var place = ServicePlace.of(task, tools.clusters());
            return found(task, place, object, Optional.empty());
        });
    }

    private Optional<JsonNode> found(InstallTask task, ServicePlace place, String name, Optional<ServicePart> wanted) {
        var kept = tools.centre().content(task.app(), name(), name);
        var known = kept.flatMap(ServicePart::of).or(() -> wanted);
        var live = known.filter(part -> !part.isCleaner()).flatMap(part -> live(place, part.ref()));
        if (kept.isEmpty() && live.isEmpty()) return Optional.empty();
        return Optional.of(ServicePart.found(kept, live));
    }

    private Optional<ObjectNode> live(ServicePlace place, ObjectRef ref) {
        return Optional.ofNullable(
                tools.objects().find(place.cluster(), List.of(ref)).get(ref));
    }

    @Override
    public List<String> third(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException {
        return stoppable(() -> new ServiceWork(tools, task, context).carryOut(todo));
    }

    @Override
    public List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context)
            throws InterruptedException {
        return stoppable(() -> new ServiceWayBack(tools, task, context).putBack(todo));
    }

    private interface Effects {
        List<String> go() throws InterruptedException;
    }

    /** The request that was stopped says so by an interrupt, too. */
    private static List<String> stoppable(Effects effects) throws InterruptedException {
        try {
            return effects.go();
        } catch (ClusterProblem trouble) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw new InstallProblem(trouble.sentence(), trouble.isRetryable());
        }
    }

    @Override
    public List<String> caveats(InstallTask task, List<Operation> todo) {
        var volumes = todo.stream()
                .filter(one -> one.before() != null)
                .flatMap(one -> ServicePart.of(one.before()).stream())
                .filter(ServicePart::isVolume)
                .map(part -> part.ref().toString())
                .toList();
        return volumes.isEmpty()
                ? List.of()
                : List.of("What was written to " + String.join(", ", volumes) + " meanwhile is not put back.");
    }

    /**
     * Every step may be done again, and finds less to do; a Job of the same try is gone on with. So what was begun is begun
     * anew, there and back.
     */
    @Override
    public Probe probe(InstallTask task, List<Operation> todo, TaskContext context) {
        return context.direction() == Direction.UNDO ? new Probe.Partly() : new Probe.Absent();
    }
}
