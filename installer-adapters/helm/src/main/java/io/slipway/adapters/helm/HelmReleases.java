package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.slipway.engine.release.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Releases by Helm itself, in its worker processes, and by its records in the cluster. */
public final class HelmReleases implements Releases, AutoCloseable {

    /** For Helm to come to its own end first, with its own words. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final WorkerPool pool;
    private final ClusterLink link;
    private final ReleaseRecords records;
    private final ReleaseNamespaces namespaces;

    public HelmReleases(HelmSettings settings, Clusters clusters) {
        this.pool = new WorkerPool(settings);
        this.link = new ClusterLink(clusters);
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
        return asked(() -> {
            var whole = records.whole(release, revision);
            return new RenderedObjects(link.client(release.target()), release)
                    .contents(whole.revision(), whole.record());
        });
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
        try (var folder = new CallFolder(pool.callFolder())) {
            var call = dryCall(order, folder);
            var shown = new ShownTemplates();
            shown.hideIn(folder.chart());
            var said = pool.call(call, order.limit().plus(GRACE));
            return asked(() -> dryRun(order.release()).sorted(shown.manifest(said)));
        } catch (ReleaseProblem refused) {
            throw ShownTemplates.plain(refused);
        }
    }

    @Override
    public void tryOut(Order order) throws InterruptedException {
        try (var folder = new CallFolder(pool.callFolder())) {
            pool.call(dryCall(order, folder), order.limit().plus(GRACE));
        } catch (ReleaseProblem refused) {
            if (DryRun.PASSING.stream().noneMatch(refused.sentence()::contains)) throw refused;
        }
    }

    private ObjectNode dryCall(Order order, CallFolder folder) {
        var chart = order.chart();
        var verb = order.revision() == 1 ? "install" : "upgrade";
        folder.putChart(
                chart.folder(),
                ChartManifest.read(chart.folder(), chart.source()).json(),
                order.marks());
        var call =
                folder.call(verb, order.release(), link.access(order.release().target()));
        folder.putValues(call, order.values());
        call.put("seconds", String.valueOf(Math.max(1, order.limit().toSeconds())));
        return call.put("dryRun", true).put("skipCrds", true).put("description", "");
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
            throw refused(answer);
        }
    }

    @Override
    public List<ObjectRef> removeNamespaceIfEmpty(ReleaseRef release) {
        return asked(() -> namespaces.removeIfEmpty(release));
    }

    @Override
    public void install(Order order) throws InterruptedException {
        make("install", order);
    }

    @Override
    public void upgrade(Order order) throws InterruptedException {
        make("upgrade", order);
        if (order.revision() <= ReleaseRecords.KEPT) return;
        asked(() -> records.prune(order.release()));
    }

    private void make(String verb, Order order) throws InterruptedException {
        var chart = order.chart();
        try (var folder = new CallFolder(pool.callFolder())) {
            folder.putChart(
                    chart.folder(),
                    ChartManifest.read(chart.folder(), chart.source()).json(),
                    order.marks());
            var call = folder.call(
                    verb, order.release(), link.access(order.release().target()));
            folder.putValues(call, order.values());
            if (order.skipCrds()) call.put("skipCrds", true);
            if (folder.canMultiply()) call.put("count", true);
            send(call, order.description(), order.limit());
        }
    }

    private void send(ObjectNode call, String description, Duration limit) throws InterruptedException {
        call.put("description", description).put("seconds", String.valueOf(Math.max(1, limit.toSeconds())));
        pool.call(call, limit.plus(GRACE));
    }

    @Override
    public void restore(ReleaseRef release, int revision, Marks marks, Duration limit) throws InterruptedException {
        // An earlier way back that died: what is to be put back is told by the revision before it.
        asked(() -> {
            for (var one : records.history(release).revisions())
                if (isDeadWayBack(one, marks)) records.remove(release, one.number());
            return true;
        });
        var latest = history(release).latest();
        if (latest.filter(one -> one.isSound() && isAt(one, revision, marks)).isPresent()) return;
        latest.filter(one -> !one.isSound()).ifPresent(one -> settle(release, one.number()));
        var record = asked(() -> records.record(release, revision));
        // First, since after the new revision nobody asks any more.
        asked(() -> clearHooks(release, later(release, revision)));
        try (var folder = new CallFolder(pool.callFolder())) {
            var stored = new StoredManifest(record);
            stored.writeInto(folder, marks);
            var call = folder.call("upgrade", release, link.access(release.target()));
            folder.putValues(call, stored.values());
            send(call.put("skipCrds", true), "Rollback to " + revision, limit);
        }
        asked(() -> records.prune(release));
    }

    private boolean clearHooks(ReleaseRef release, List<Contents> undone) {
        var client = link.client(release.target());
        undone.forEach(one -> new Remains(client, release, one.revision().since()).clearHooks(List.of(one)));
        return true;
    }

    private List<Contents> later(ReleaseRef release, int revision) {
        return records.history(release).revisions().stream()
                .filter(one -> one.number() > revision)
                .map(one -> contents(release, one.number()))
                .toList();
    }

    private static boolean isDeadWayBack(Revision revision, Marks marks) {
        return revision.isMarked(marks.key())
                && revision.marks().filter(Marks::isWayBack).isPresent()
                && (revision.state().isPending() || revision.state() == ReleaseState.FAILED);
    }

    private static boolean isAt(Revision latest, int revision, Marks marks) {
        return latest.number() == revision
                || latest.isMarked(marks.key())
                        && latest.marks()
                                .filter(one -> one.restores() == revision)
                                .isPresent();
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
                .map(one -> contents(release, one.number()))
                .toList());
        // Helm's records stay until all is gone: where we die in between, they tell the next attempt what to look for.
        boolean isThrough = history.latest()
                .filter(one -> one.state() == ReleaseState.UNINSTALLED)
                .isPresent();
        if (!isThrough) remove(release, runHooks, limit);
        return asked(() -> {
            var since = history.revisions().get(0).since();
            var remains = new Remains(link.client(release.target()), release, since);
            var left = new ArrayList<>(remains.clear(contents));
            left.addAll(remains.claims(contents));
            // Whatever Helm thought of them.
            records.removeAll(release);
            return left.stream().distinct().toList();
        });
    }

    private void remove(ReleaseRef release, boolean runHooks, Duration limit) throws InterruptedException {
        try (var folder = new CallFolder(pool.callFolder())) {
            var call = folder.call("uninstall", release, link.access(release.target()));
            if (runHooks && isRemovedWithHooks(call, limit)) return;
            pool.call(call.put("noHooks", true), limit.plus(GRACE));
        }
    }

    /** A hook that fails must not keep the rest from going. */
    private boolean isRemovedWithHooks(ObjectNode call, Duration limit) throws InterruptedException {
        try {
            pool.call(call, limit);
            return true;
        } catch (ReleaseProblem hook) {
            return false;
        }
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

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException answer) {
            throw refused(answer);
        }
    }

    private static ReleaseProblem refused(KubernetesClientException answer) {
        int code = answer.getCode();
        if (code == 403)
            return new ReleaseProblem(
                    "The cluster does not let Slipway do this: " + answer.getMessage()
                            + " Give the account of the kubeconfig that right.",
                    false);
        if (code == 0)
            return new ReleaseProblem(
                    "The cluster cannot be reached: " + answer.getMessage() + ". Check its address and that it runs.",
                    true);
        return new ReleaseProblem(
                "The cluster refuses: " + answer.getMessage(), code == 409 || code == 429 || code >= 500);
    }

    @Override
    public void close() {
        pool.close();
        link.close();
    }
}
