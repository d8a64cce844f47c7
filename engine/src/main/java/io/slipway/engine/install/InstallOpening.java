package io.slipway.engine.install;

import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOpening;
import io.slipway.engine.run.RunOrder;

/** Opens runs that install, upgrade or uninstall an app: what cannot be is refused before anything was started. */
public final class InstallOpening {

    private final RunOpening opening;
    private final PackageShelf packages;
    private final AppShelf apps;
    private final AppBook book;
    private final InstallRules rules;
    private final InstallSettings settings;

    public InstallOpening(
            RunOpening opening,
            PackageShelf packages,
            AppShelf apps,
            AppBook book,
            InstallRules rules,
            InstallSettings settings) {
        this.opening = opening;
        this.packages = packages;
        this.apps = apps;
        this.book = book;
        this.rules = rules;
        this.settings = settings;
    }

    /** @param isSync whether the version that is there is meant, and no other one */
    public Run open(RunOrder given, Run.Kind kind, boolean isSync, String by) {
        if (given.reference().isBlank()) return opening.open(given, kind, by);
        var order = kind == Run.Kind.UNINSTALL || isSync ? asInstalled(given) : given;
        var digest = packages.digestOf(order.reference());
        if (!packages.isApp(digest)) return opening.open(order, kind, by);
        var app = apps.app(digest);
        rules.check(kind, isSync, app).throwIfPresent();
        return opening.open(kind == Run.Kind.INSTALL ? order : settings.asBefore(order, app), kind, by);
    }

    public Run openAgain(RunOrder order, String by) {
        return opening.openAgain(order.id().orElse(""), order.values(), by);
    }

    /** Who uninstalls or syncs names the app; which package of it that is stands in the book. */
    private RunOrder asInstalled(RunOrder order) {
        var name = order.reference().replaceFirst(":.*$", "");
        var app = book.find(name).orElseThrow(() -> InstallRules.refusal(InstallRules.notInstalled(name)));
        return order.with(app.digest(), order.target(), order.values());
    }
}
