package io.slipway.engine.install;

import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it would take to bring what is there into agreement with an app's package (AP-12, AP-15): of a new version what an
 * upgrade does, of the version that is installed what somebody has changed since. Has no effects and holds nothing.
 */
public final class InstallPlans {

    private final PackageShelf packages;
    private final AppShelf apps;
    private final AppBook book;
    private final InstallRules rules;
    private final InstallTasks tasks;
    private final InstallKinds kinds;

    public InstallPlans(
            PackageShelf packages,
            AppShelf apps,
            AppBook book,
            InstallRules rules,
            InstallTasks tasks,
            InstallKinds kinds) {
        this.packages = packages;
        this.apps = apps;
        this.book = book;
        this.rules = rules;
        this.tasks = tasks;
        this.kinds = kinds;
    }

    /** By task; faults where it could not be installed. */
    public Map<String, List<Operation>> of(String reference) {
        var digest = packages.digestOf(reference);
        var app = apps.app(digest);
        var there = book.find(app.id());
        if (there.filter(one -> one.digest().equals(digest)).isEmpty())
            rules.check(there.isPresent() ? Run.Kind.UPGRADE : Run.Kind.INSTALL, app)
                    .throwIfPresent();
        var operations = new LinkedHashMap<String, List<Operation>>();
        for (var task : packages.graph(digest).tasks()) {
            var kind = task.spec().path("kind").asText();
            operations.put(task.id(), kinds.get(kind).second(tasks.ahead(app, kind)));
        }
        return operations;
    }

    /** The same for an app by its name. */
    public Map<String, List<Operation>> ofInstalled(String name) {
        return of(book.find(name)
                .orElseThrow(() -> InstallRules.refusal(InstallRules.notInstalled(name)))
                .digest());
    }
}
