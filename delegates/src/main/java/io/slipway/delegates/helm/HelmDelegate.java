package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.Releases;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.ServiceParts;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Installs or upgrades a release, and puts it back to exactly what it was (TR-17). */
public final class HelmDelegate extends TaskDelegate {

    private final HelmPorts ports;
    private final Releases releases;
    private final Charts charts;
    private final ReleaseBook book;
    private final Policy policy;
    private final Duration fence;

    /** @param fence how long a Helm that a lost node began may still go on */
    public HelmDelegate(HelmPorts ports, Policy policy, Duration fence) {
        super("helm");
        this.ports = ports;
        this.releases = ports.releases();
        this.charts = ports.charts();
        this.book = ports.book();
        this.policy = policy;
        this.fence = fence;
    }

    @Override
    public String name() {
        return "helm";
    }

    @Override
    public Slot slot() {
        return Slot.HELM;
    }

    @Override
    public Optional<Duration> usualTimeout() {
        return Optional.of(HelmSpec.USUAL_TIMEOUT);
    }

    @Override
    public boolean isServiceLike() {
        return true;
    }

    @Override
    public Optional<ServiceParts> parts(JsonNode result) {
        return result.hasNonNull("release") && result.hasNonNull("namespace")
                ? Optional.of(new ReleaseParts(releases).of(result))
                : Optional.empty();
    }

    @Override
    public Faults check(TaskContext task) {
        var faults = new HelmCheck(releases, charts, new ReleaseRights(releases, charts, book, ports.permissions()))
                .of(new HelmSpec(task));
        return faults.isEmpty() ? forbidden(task) : faults;
    }

    @Override
    public Faults forbidden(TaskContext task) {
        return new ReleasePolicy(ports, policy).forbidden(new HelmSpec(task));
    }

    @Override
    public Set<ResourceKey> resources(TaskContext task) {
        var release = new HelmSpec(task).release(releases);
        var cluster = release.target().isEmpty() ? "default" : release.target();
        return Set.of(new ResourceKey("release:" + cluster + "/" + release));
    }

    @Override
    public Change plan(TaskContext task) {
        try {
            return new ReleasePlan(releases, charts, book, ports.objects()).of(new HelmSpec(task));
        } catch (ReleaseProblem problem) {
            return Change.unknown(problem.sentence());
        } catch (ClusterProblem problem) {
            return Change.unknown(problem.sentence());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Change.unknown("The look at the release was stopped.");
        }
    }

    @Override
    public boolean records() {
        return true;
    }

    @Override
    public UndoRecord record(TaskContext task) {
        var release = new HelmSpec(task).release(releases);
        return Before.of(release, releases.history(release), releases.hasNamespace(release))
                .record();
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        try {
            return new ReleaseWork(releases, charts, book, ports.readiness(), new HelmSpec(task)).run();
        } catch (ReleaseProblem problem) {
            return new Outcome.Failed(problem.sentence(), problem.isRetryable());
        }
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        try {
            return new ReleaseWayBack(releases, book, new HelmSpec(task)).to(Before.of(before));
        } catch (ReleaseProblem problem) {
            return new Outcome.Failed(problem.sentence(), problem.isRetryable());
        }
    }

    /**
     * A Helm worker whose node was killed ends at once, at the end of its input. One whose node has only lost its lease is
     * killed when the node notices that.
     */
    @Override
    public Duration fence(TaskContext task, UndoRecord before) {
        return fence;
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) throws InterruptedException {
        try {
            return new ReleaseProbe(releases, ports.readiness(), new HelmSpec(task)).since(Before.of(before));
        } catch (ReleaseProblem problem) {
            return new Probe.Unknown(problem.sentence());
        }
    }
}
