package io.slipway.engine.install;

import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.fault.Place;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be done with an app, by what is installed: all that speaks against it at once (AP-4, AP-5). */
public final class InstallRules {

    private static final int MANY = 10_000;

    private final AppBook book;
    private final AppShelf apps;
    private final InstallKinds kinds;
    private final AppLocal local;

    public InstallRules(AppBook book, AppShelf apps, InstallKinds kinds, AppLocal local) {
        this.local = local;
        this.book = book;
        this.apps = apps;
        this.kinds = kinds;
    }

    /** @param isSync whether the version that is there is meant, and no other one */
    public Faults check(Run.Kind kind, boolean isSync, AppPackage app) {
        var found = new ArrayList<Fault>();
        var installed = book.find(app.id());
        switch (kind) {
            case INSTALL -> installed.ifPresent(there -> found.add(thereAlready(there, app)));
            case UPGRADE -> {
                if (!isSync) checkUpgrade(app, installed, found);
                found.addAll(local.faults(app).all());
            }
            default -> checkUninstall(app, installed, found);
        }
        if (kind != Run.Kind.UNINSTALL) {
            checkRequired(app, found);
            checkKinds(app, found);
        }
        return found.isEmpty() ? Faults.NONE : Faults.of(found);
    }

    private static Fault thereAlready(InstalledApp there, AppPackage app) {
        if (there.version().equals(app.version().toString()))
            return fault(
                    "APP-INSTALLED",
                    "The app '" + there.name() + "' is installed already, in this version " + there.version() + ".",
                    "There is nothing to do.");
        return fault(
                "APP-INSTALLED",
                "The app '" + there.name() + "' is installed already, in version " + there.version() + ".",
                "Upgrade it with: slipway app upgrade");
    }

    private static void checkUpgrade(AppPackage app, Optional<InstalledApp> installed, List<Fault> found) {
        if (installed.isEmpty()) {
            found.add(notThere(app.id(), "Install it with: slipway app install"));
            return;
        }
        var there = installed.get().version();
        var order = app.version().compareTo(SemanticVersion.parse(there).orElse(app.version()));
        if (there.equals(app.version().toString())) found.add(thereAlready(installed.get(), app));
        else if (order < 0)
            found.add(fault(
                    "APP-OLDER",
                    "The app '" + app.id() + "' is installed in version " + there + ", which is newer than "
                            + app.version() + ".",
                    "To go back on purpose uninstall it first."));
    }

    private void checkUninstall(AppPackage app, Optional<InstalledApp> installed, List<Fault> found) {
        if (installed.isEmpty()) found.add(notInstalled(app.id()));
        var needing = needing(app.id());
        if (!needing.isEmpty())
            found.add(fault(
                    "APP-NEEDED",
                    "The app '" + app.id() + "' is needed by " + String.join(", ", needing) + ".",
                    "Uninstall what needs it first."));
    }

    static FaultsException refusal(Fault fault) {
        return new FaultsException(Faults.of(fault));
    }

    static Fault notInstalled(String app) {
        return notThere(app, "'slipway app list' tells what is.");
    }

    private static Fault notThere(String app, String mend) {
        return fault("APP-NOT-INSTALLED", "The app '" + app + "' is not installed.", mend);
    }

    private void checkRequired(AppPackage app, List<Fault> found) {
        for (var requirement : app.requires()) {
            var there = book.find(requirement.app());
            var met = there.flatMap(one -> SemanticVersion.parse(one.version()))
                    .filter(version -> requirement.isMetBy(requirement.app(), version))
                    .isPresent();
            if (met) continue;
            var stands =
                    there.map(one -> "is installed in version " + one.version()).orElse("is not installed");
            found.add(fault(
                    "APP-DEPENDENCY",
                    "The app '" + app.id() + "' requires " + requirement + ", and '" + requirement.app() + "' " + stands
                            + ".",
                    "Install a version of '" + requirement.app() + "' that fits first."));
        }
    }

    private void checkKinds(AppPackage app, List<Fault> found) {
        var unknown = AppThings.of(app).kinds().stream()
                .filter(kind -> kinds.find(kind).isEmpty())
                .toList();
        for (var kind : unknown)
            found.add(fault(
                    "APP-NO-INSTALLER",
                    "The app '" + app.id() + "' brings " + kind + ", and this Slipway cannot install that.",
                    app.pipelines().stream()
                                    .anyMatch(pipeline -> pipeline.service().equals(kind))
                            ? "Name the instances that take it in slipway.yaml under pipelines.others." + kind + "."
                            : "Take it out of the package, or use a Slipway that has an installer for this kind."));
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }

    /** Other apps that cannot be without this one. */
    private List<String> needing(String app) {
        return book.list("", MANY).stream()
                .filter(other -> apps.app(other.digest()).requires().stream()
                        .anyMatch(requirement -> requirement.app().equals(app)))
                .map(InstalledApp::name)
                .toList();
    }
}
