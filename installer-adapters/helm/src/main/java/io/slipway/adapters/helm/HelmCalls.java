package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.Order;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import java.time.Duration;

/** What Helm's worker processes are asked to do, each with a folder of its own for the time of the call. */
record HelmCalls(WorkerPool pool, ClusterLink link) {

    /** For Helm to come to its own end first, with its own words. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** @return what Helm would send to the cluster */
    String render(Order order) throws InterruptedException {
        try (var folder = new CallFolder(pool.callFolder())) {
            var call = dryCall(order, folder);
            var shown = new ShownTemplates();
            shown.hideIn(folder.chart());
            return shown.manifest(pool.call(call, order.limit().plus(GRACE)));
        } catch (ReleaseProblem refused) {
            throw ShownTemplates.plain(refused);
        }
    }

    void tryOut(Order order) throws InterruptedException {
        try (var folder = new CallFolder(pool.callFolder())) {
            pool.call(dryCall(order, folder), order.limit().plus(GRACE));
        }
    }

    private ObjectNode dryCall(Order order, CallFolder folder) {
        var call = chartCall(order.revision() == 1 ? "install" : "upgrade", order, folder);
        call.put("seconds", seconds(order.limit()));
        return call.put("dryRun", true).put("skipCrds", true).put("description", "");
    }

    void make(String verb, Order order) throws InterruptedException {
        try (var folder = new CallFolder(pool.callFolder())) {
            var call = chartCall(verb, order, folder);
            if (order.skipCrds()) call.put("skipCrds", true);
            if (folder.canMultiply()) call.put("count", true);
            send(call, order.description(), order.limit());
        }
    }

    private ObjectNode chartCall(String verb, Order order, CallFolder folder) {
        var chart = order.chart();
        var manifest = ChartManifest.read(chart.folder(), chart.source()).json();
        folder.putChart(chart.folder(), manifest, order.marks());
        var release = order.release();
        var call = folder.call(verb, release, link.access(release.target()));
        folder.putValues(call, order.values());
        return call;
    }

    /** A new revision with the very objects of an earlier one. */
    void putBack(ReleaseRef release, int revision, StoredManifest stored, Marks marks, Duration limit)
            throws InterruptedException {
        try (var folder = new CallFolder(pool.callFolder())) {
            stored.writeInto(folder, marks);
            var call = folder.call("upgrade", release, link.access(release.target()));
            folder.putValues(call, stored.values());
            send(call.put("skipCrds", true), "Rollback to " + revision, limit);
        }
    }

    private void send(ObjectNode call, String description, Duration limit) throws InterruptedException {
        call.put("description", description).put("seconds", seconds(limit));
        pool.call(call, limit.plus(GRACE));
    }

    private static String seconds(Duration limit) {
        return String.valueOf(Math.max(1, limit.toSeconds()));
    }

    void uninstall(ReleaseRef release, boolean runHooks, Duration limit) throws InterruptedException {
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
}
