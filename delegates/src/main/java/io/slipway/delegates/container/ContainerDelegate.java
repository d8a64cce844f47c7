package io.slipway.delegates.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.delegates.TaskDelegate;
import io.slipway.delegates.change.Rights;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.yaml.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs an image to its end, as a Job, and another to undo it (TR-19). The cluster removes the Job some minutes after its
 * end: until then it tells whoever comes after a crash how it ended.
 */
public final class ContainerDelegate extends TaskDelegate {

    private static final String UNDO = "undo";

    private final Clusters clusters;
    private final ClusterObjects objects;
    private final Permissions permissions;
    private final Jobs jobs;

    public ContainerDelegate(Clusters clusters, ClusterObjects objects, Permissions permissions, Jobs jobs) {
        super("container");
        this.clusters = clusters;
        this.objects = objects;
        this.permissions = permissions;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Slot slot() {
        return Slot.CONTAINER;
    }

    @Override
    public boolean canUndo(Mapping spec) {
        return spec.child(UNDO).filter(Mapping.class::isInstance).isPresent();
    }

    /** By a dry run, which covers what the cluster thinks of it and what we may do there. */
    @Override
    public Faults check(TaskContext task) {
        try {
            var lacking = lacking(task);
            if (!lacking.isEmpty()) return lacking;
            var forward = refused(task, manifest(task, Direction.DO, task.spec()));
            if (!forward.isEmpty() || !task.spec().path(UNDO).isObject()) return forward;
            return refused(task, manifest(task, Direction.UNDO, undoSpec(task)));
        } catch (ClusterProblem trouble) {
            return fault(task, "KUBERNETES-CLUSTER", trouble.sentence(), "");
        }
    }

    private Faults lacking(TaskContext task) {
        var target = task.spec().path("target").asText();
        if (permissions.mayEverything(target)) return Faults.NONE;
        var manifest = manifest(task, Direction.DO, task.spec());
        var rights = new Rights()
                .need(manifest.ref(), "get", "create", "patch", "delete")
                .need(manifest.environment(), "get", "create", "patch", "delete");
        return Faults.of(rights.lacking(task.task(), target, permissions));
    }

    @Override
    public Change plan(TaskContext task) {
        try {
            var namespace = manifest(task, Direction.DO, task.spec()).namespace();
            return Change.unknown(
                    "Runs the image " + task.spec().path("image").asText() + " to its end in the namespace " + namespace
                            + ", each time; what it changes cannot be told before.");
        } catch (ClusterProblem trouble) {
            return Change.unknown(trouble.sentence());
        }
    }

    private Faults refused(TaskContext task, JobManifest manifest) {
        for (var object : new com.fasterxml.jackson.databind.node.ObjectNode[] {manifest.job(), manifest.secret()}) {
            var written = objects.apply(task.spec().path("target").asText(), object, true, true);
            if (written instanceof Written.Refused refused)
                return fault(
                        task,
                        "KUBERNETES-REFUSED",
                        "the cluster refuses " + refused.why() + ".",
                        "Correct the task's spec, or the permissions of the user in the kubeconfig.");
        }
        return Faults.NONE;
    }

    private static Faults fault(TaskContext task, String code, String what, String mend) {
        return Faults.of(new Fault(code, Place.UNKNOWN, "Task " + Quoted.of(task.task()) + ": " + what, mend));
    }

    @Override
    public boolean records() {
        return true;
    }

    /** When it began: for as long as an ended Job is kept after that, no Job means that there never was one. */
    @Override
    public UndoRecord record(TaskContext task) {
        return new UndoRecord(Instant.now().toString());
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        return guarded(() -> container(task, Direction.DO, task.spec()).run());
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        if (before.text().isEmpty()) return Outcome.done();
        return guarded(() -> {
            // It may still be at work.
            container(task, Direction.DO, task.spec()).remove();
            if (!task.spec().path(UNDO).isObject()) return Outcome.done();
            return container(task, Direction.UNDO, undoSpec(task)).run();
        });
    }

    private interface Call {
        Outcome go() throws InterruptedException;
    }

    private static Outcome guarded(Call call) throws InterruptedException {
        try {
            return call.go();
        } catch (ClusterProblem trouble) {
            if (Thread.interrupted()) throw new InterruptedException();
            return new Outcome.Failed(trouble.sentence(), trouble.isRetryable());
        }
    }

    private ContainerRun container(TaskContext task, Direction direction, JsonNode spec) {
        return new ContainerRun(objects, jobs, manifest(task, direction, spec));
    }

    private JobManifest manifest(TaskContext task, Direction direction, JsonNode spec) {
        var written = task.spec().path("namespace").asText();
        var namespace = written.isEmpty()
                ? clusters.access(task.spec().path("target").asText()).namespace()
                : written;
        var key = task.run() + "/" + task.round() + "/" + task.task() + "/"
                + direction.name().toLowerCase(Locale.ROOT);
        return new JobManifest(task, spec, namespace, key);
    }

    /** What is not said there is as in the task itself. */
    private static JsonNode undoSpec(TaskContext task) {
        var spec = ((com.fasterxml.jackson.databind.node.ObjectNode) task.spec().deepCopy()).without(UNDO);
        var undo = (com.fasterxml.jackson.databind.node.ObjectNode) spec;
        undo.remove(java.util.List.of("command", "args"));
        task.spec().path(UNDO).fields().forEachRemaining(one -> undo.set(one.getKey(), one.getValue()));
        return undo;
    }

    /** A Job outlives the process that began it: its end is waited for, and told. */
    @Override
    public Probe probe(TaskContext task, UndoRecord before) throws InterruptedException {
        if (before.text().isEmpty()) return new Probe.Absent();
        try {
            var isDo = task.direction() == Direction.DO;
            var container = container(task, task.direction(), isDo ? task.spec() : undoSpec(task));
            if (container.find().isPresent()) return new Probe.Ended(container.run());
            if (!isDo) return new Probe.Partly();
            return isFresh(task, before) ? new Probe.Absent() : unknown(task);
        } catch (ClusterProblem trouble) {
            if (Thread.interrupted()) throw new InterruptedException();
            return new Probe.Unknown(trouble.sentence());
        }
    }

    private static boolean isFresh(TaskContext task, UndoRecord before) {
        var margin = Duration.ofSeconds(30);
        return begun(before)
                .filter(begin -> Instant.now()
                        .isBefore(begin.plus(JobManifest.keep(task)).minus(margin)))
                .isPresent();
    }

    private static Optional<Instant> begun(UndoRecord before) {
        try {
            return Optional.of(Instant.parse(before.text()));
        } catch (DateTimeParseException strange) {
            return Optional.empty();
        }
    }

    private static Probe unknown(TaskContext task) {
        return new Probe.Unknown("Whether the container of task " + task.task() + " has done its work is not known: its"
                + " Job is not there, and may have ended and been removed since. Look, and mark the task as done or try"
                + " it again; a longer keep in its spec would answer this.");
    }
}
