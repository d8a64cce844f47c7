package io.slipway.adapters.helm;

import static io.slipway.adapters.helm.ClusterAnswers.asked;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.History;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.Order;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Rendered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Releases by Helm itself, in its worker processes, and by its records in the cluster. */
public final class HelmReleases implements Releases, AutoCloseable {

    private final WorkerPool pool;
    private final ClusterLink link;
    private final HelmCalls helm;
    private final ReleaseRecords records;
    private final ReleaseNamespaces namespaces;

    public HelmReleases(HelmSettings settings, Clusters clusters) {
        this.pool = new WorkerPool(settings);
        this.link = new ClusterLink(clusters);
        this.helm = new HelmCalls(pool, link);
        this.records = new ReleaseRecords(link);
        this.namespaces = new ReleaseNamespaces(link);
    }

    @Override
    public ReleaseRef find(String target, String namespace, String name) {
        var access = link.access(target);
        var usual = access.namespace().isEmpty() ? "default" : access.namespace();
        return new ReleaseRef(access.name(), namespace.isEmpty() ? usual : namespace, name);
    }

    @Override
    public History history(ReleaseRef release) {
        return asked(() -> records.history(release));
    }

    @Override
    public Contents contents(ReleaseRef release, int revision) {
        return asked(() -> records.contents(release, revision));
    }

    @Override
    public Rendered stored(ReleaseRef release, int revision) {
        return asked(() -> dryRun(release)
                .sorted(records.record(release, revision).path("manifest").asText()));
    }

    private DryRun dryRun(ReleaseRef release) {
        return new DryRun(new RenderedObjects(link.client(release.target()), release));
    }

    @Override
    public Rendered render(Order order) throws InterruptedException {
        var manifest = helm.render(order);
        return asked(() -> dryRun(order.release()).sorted(manifest));
    }

    @Override
    public void tryOut(Order order) throws InterruptedException {
        try {
            helm.tryOut(order);
        } catch (ReleaseProblem refused) {
            if (DryRun.PASSING.stream().noneMatch(refused.sentence()::contains)) throw refused;
        }
    }

    @Override
    public boolean hasNamespace(ReleaseRef release) {
        return asked(() -> namespaces.has(release));
    }

    @Override
    public void makeNamespace(ReleaseRef release) throws InterruptedException {
        try {
            namespaces.make(release);
        } catch (KubernetesClientException answer) {
            throw ClusterAnswers.refused(answer);
        }
    }

    @Override
    public List<ObjectRef> removeNamespaceIfEmpty(ReleaseRef release) {
        return asked(() -> namespaces.removeIfEmpty(release));
    }

    @Override
    public void install(Order order) throws InterruptedException {
        helm.make("install", order);
    }

    @Override
    public void upgrade(Order order) throws InterruptedException {
        helm.make("upgrade", order);
        if (order.revision() <= ReleaseRecords.KEPT) return;
        asked(() -> records.prune(order.release()));
    }

    @Override
    public void restore(ReleaseRef release, int revision, Marks marks, Duration limit) throws InterruptedException {
        new ReleaseRestore(release, link, records, helm).to(revision, marks, limit);
    }

    @Override
    public void settle(ReleaseRef release, int revision) {
        asked(() -> records.settle(release, revision));
    }

    @Override
    public List<ObjectRef> uninstall(ReleaseRef release, boolean runHooks, Duration limit) throws InterruptedException {
        var history = history(release);
        if (history.latest().isEmpty()) return List.of();
        var contents = asked(() -> history.revisions().stream()
                .map(one -> records.contents(release, one.number()))
                .toList());
        // Helm's records stay until all is gone: where we die in between, they tell the next attempt what to look for.
        boolean isThrough = history.latest()
                .filter(one -> one.state() == ReleaseState.UNINSTALLED)
                .isPresent();
        if (!isThrough) helm.uninstall(release, runHooks, limit);
        return asked(() -> clear(release, history, contents));
    }

    private List<ObjectRef> clear(ReleaseRef release, History history, List<Contents> contents) {
        var since = history.revisions().get(0).since();
        var remains = new Remains(link.client(release.target()), release, since);
        var left = new ArrayList<>(remains.clear(contents));
        left.addAll(remains.claims(contents));
        // Whatever Helm thought of them.
        records.removeAll(release);
        return left.stream().distinct().toList();
    }

    @Override
    public void forget(ReleaseRef release) {
        asked(() -> records.removeAll(release));
    }

    @Override
    public List<String> drift(ReleaseRef release) {
        return asked(() -> {
            var latest = records.history(release).latest().orElseThrow();
            return new Drift(link.client(release.target()), release)
                    .of(records.record(release, latest.number())
                            .path("manifest")
                            .asText());
        });
    }

    @Override
    public void close() {
        pool.close();
        link.close();
    }
}
