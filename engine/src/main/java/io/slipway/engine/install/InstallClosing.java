package io.slipway.engine.install;

import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunClosing;
import io.slipway.engine.run.RunState;
import java.util.List;
import java.util.Set;

/** Ends the run of an app: what is installed now, and what it uses, is written down in the transaction that closes the run. */
public final class InstallClosing {

    private final RunBook runs;
    private final RunClosing closing;
    private final Reservations reservations;
    private final InstallReserving reserving;
    private final AppBook book;
    private final AppShelf apps;
    private final AppLocal local;
    private final ObjectHeirs heirs;

    public InstallClosing(
            RunBook runs,
            RunClosing closing,
            Reservations reservations,
            InstallReserving reserving,
            AppBook book,
            AppShelf apps,
            AppLocal local,
            ObjectHeirs heirs) {
        this.runs = runs;
        this.closing = closing;
        this.reservations = reservations;
        this.reserving = reserving;
        this.book = book;
        this.apps = apps;
        this.local = local;
        this.heirs = heirs;
    }

    public RunState close(String id) {
        runs.lock(List.of(id));
        var run = runs.get(id);
        if (run.state().isOver()) return run.state();
        if (run.ending().isEmpty()) writeDown(run);
        return closing.close(id);
    }

    private void writeDown(Run run) {
        var app = run.subject().name();
        if (run.subject().kind() == Run.Kind.UNINSTALL) {
            book.removed(app);
            heirs.handOver(app, run.id());
            local.drop(app);
            reservations.use(run.id(), app, Set.of());
            return;
        }
        var brought = apps.app(run.subject().digest());
        local.dropAllBut(brought);
        heirs.handOver(app, run.id());
        var label = brought.attributes().label();
        book.installed(app, label, run.subject().version(), run.subject().digest(), run.id());
        reservations.use(run.id(), app, reserving.keysOf(run));
    }
}
