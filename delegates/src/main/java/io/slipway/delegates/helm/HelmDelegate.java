package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.Releases;
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

    private final Releases releases;
    private final Charts charts;
    private final ReleaseBook book;
    private final Readiness readiness;
    private final ClusterObjects objects;
    private final Permissions permissions;
    private final Duration fence;

    /** @param fence how long a Helm that a lost node began may still go on */
    public HelmDelegate(
            Releases releases,
            Charts charts,
            ReleaseBook book,
            Readiness readiness,
            ClusterObjects objects,
            Permissions permissions,
            Duration fence) {
        super("helm");
        this.fence = fence;
        this.releases = releases;
        this.charts = charts;
        this.book = book;
        this.readiness = readiness;
        this.objects = objects;
        this.permissions = permissions;
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
        return new HelmCheck(releases, charts, new ReleaseRights(releases, charts, book, permissions))
                .of(new HelmSpec(task));
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
            return new ReleasePlan(releases, charts, book, objects).of(new HelmSpec(task));
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
            return new ReleaseWork(releases, charts, book, readiness, new HelmSpec(task)).run();
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
            return new ReleaseProbe(releases, readiness, new HelmSpec(task)).since(Before.of(before));
        } catch (ReleaseProblem problem) {
            return new Probe.Unknown(problem.sentence());
        }
    }
}
