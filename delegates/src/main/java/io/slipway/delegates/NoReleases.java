package io.slipway.delegates;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartValues;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.History;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.Order;
import io.slipway.engine.release.Ours;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Rendered;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Where there is no cluster and no Helm: a command that looks at a package without a server. */
final class NoReleases implements Releases, Charts, ReleaseBook, Readiness {

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("Nothing is executed here: this only reads packages.");
    }

    @Override
    public ReleaseRef find(String target, String namespace, String name) {
        return new ReleaseRef(target, namespace, name);
    }

    @Override
    public History history(ReleaseRef release) {
        throw refused();
    }

    @Override
    public Contents contents(ReleaseRef release, int revision) {
        throw refused();
    }

    @Override
    public Rendered stored(ReleaseRef release, int revision) {
        throw refused();
    }

    @Override
    public Rendered render(Order order) {
        throw refused();
    }

    @Override
    public void tryOut(Order order) {
        throw refused();
    }

    @Override
    public boolean hasNamespace(ReleaseRef release) {
        throw refused();
    }

    @Override
    public void makeNamespace(ReleaseRef release) {
        throw refused();
    }

    @Override
    public List<ObjectRef> removeNamespaceIfEmpty(ReleaseRef release) {
        throw refused();
    }

    @Override
    public void install(Order order) {
        throw refused();
    }

    @Override
    public void upgrade(Order order) {
        throw refused();
    }

    @Override
    public void restore(ReleaseRef release, int revision, Marks marks, Duration limit) {
        throw refused();
    }

    @Override
    public void settle(ReleaseRef release, int revision) {
        throw refused();
    }

    @Override
    public List<ObjectRef> uninstall(ReleaseRef release, boolean runHooks, Duration limit) {
        throw refused();
    }

    @Override
    public void forget(ReleaseRef release) {
        throw refused();
    }

    @Override
    public List<String> drift(ReleaseRef release) {
        throw refused();
    }

    @Override
    public Faults check(ChartWish wish) {
        throw refused();
    }

    @Override
    public Chart fetch(ChartWish wish) {
        throw refused();
    }

    @Override
    public void begins(ReleaseRef release, int revision, Marks marks, ChartValues values) {
        throw refused();
    }

    @Override
    public void beginsRemoval(ReleaseRef release, int revision, String key) {
        throw refused();
    }

    @Override
    public Ours ours(ReleaseRef release, History history) {
        throw refused();
    }

    @Override
    public void keep(Chart chart) {
        throw refused();
    }

    @Override
    public Waited await(String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking) {
        throw refused();
    }
}
