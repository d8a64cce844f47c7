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

    public InstallClosing(
            RunBook runs,
            RunClosing closing,
            Reservations reservations,
            InstallReserving reserving,
            AppBook book,
            AppShelf apps) {
        this.runs = runs;
        this.closing = closing;
        this.reservations = reservations;
        this.reserving = reserving;
        this.book = book;
        this.apps = apps;
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
            reservations.use(run.id(), app, Set.of());
            return;
        }
        var label = apps.app(run.subject().digest()).attributes().label();
        book.installed(app, label, run.subject().version(), run.subject().digest(), run.id());
        reservations.use(run.id(), app, reserving.keysOf(run));
    }
}
