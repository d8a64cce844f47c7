package io.slipway.engine.install;

import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOpening;
import io.slipway.engine.run.RunOrder;
import java.util.Optional;

/** Opens runs that install, upgrade or uninstall an app: what cannot be is refused before anything was started. */
public final class InstallOpening {

    private final RunOpening opening;
    private final PackageShelf packages;
    private final AppShelf apps;
    private final AppBook book;
    private final InstallRules rules;

    public InstallOpening(RunOpening opening, PackageShelf packages, AppShelf apps, AppBook book, InstallRules rules) {
        this.opening = opening;
        this.packages = packages;
        this.apps = apps;
        this.book = book;
        this.rules = rules;
    }

    public Run open(RunOrder given, Run.Kind kind, String by) {
        var order = kind == Run.Kind.UNINSTALL && !given.reference().isBlank() ? asInstalled(given) : given;
        if (!order.reference().isBlank()) {
            var digest = packages.digestOf(order.reference());
            if (packages.isApp(digest)) rules.check(kind, apps.app(digest)).throwIfPresent();
        }
        return opening.open(order, kind, by);
    }

    public Run openAgain(RunOrder order, String by) {
        return opening.openAgain(order.id().orElse(""), order.values(), by);
    }

    /** Who uninstalls names the app; which package of it that is stands in the book. */
    private RunOrder asInstalled(RunOrder order) {
        var name = order.reference().replaceFirst(":.*$", "");
        var app = book.find(name).orElseThrow(() -> InstallRules.refusal(InstallRules.notInstalled(name)));
        return new RunOrder(
                app.digest(),
                order.id(),
                order.values(),
                order.target(),
                order.approval(),
                order.onConflict(),
                Optional.empty());
    }
}
