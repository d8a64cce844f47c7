package io.slipway.engine.install;

import io.slipway.engine.install.InstallTask.Settings;
import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunValues;
import io.slipway.engine.values.RunInputs;
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
    private final InstallSettings settings;
    private final RunValues values;

    public InstallPlans(
            PackageShelf packages,
            AppShelf apps,
            AppBook book,
            InstallRules rules,
            InstallTasks tasks,
            InstallKinds kinds,
            InstallSettings settings,
            RunValues values) {
        this.packages = packages;
        this.apps = apps;
        this.book = book;
        this.rules = rules;
        this.tasks = tasks;
        this.kinds = kinds;
        this.settings = settings;
        this.values = values;
    }

    /** By task; faults where it could not be installed. */
    public Map<String, List<Operation>> of(RunOrder given) {
        var digest = packages.digestOf(given.reference());
        var app = apps.app(digest);
        var there = book.find(app.id());
        var kind = there.isPresent() ? Run.Kind.UPGRADE : Run.Kind.INSTALL;
        boolean isSync = there.filter(one -> one.digest().equals(digest)).isPresent();
        if (!isSync) rules.check(kind, false, app).throwIfPresent();
        var order = settings.asBefore(given, app);
        var graph = packages.graph(digest);
        var bare = RunInputs.bare("install", "", app.version().toString(), order.target());
        var inputs =
                values.ahead(graph, order.values(), bare).orThrow().filled().inputs();
        var operations = new LinkedHashMap<String, List<Operation>>();
        for (var task : graph.tasks()) {
            var name = task.spec().path("kind").asText();
            var said = new Settings(order.target(), isSync, inputs.valuesOf(task.id()));
            operations.put(task.id(), kinds.get(name).second(tasks.ahead(app, name, said)));
        }
        return operations;
    }

    /** The same for an app by its name. */
    public Map<String, List<Operation>> ofInstalled(String name) {
        var there = book.find(name).orElseThrow(() -> InstallRules.refusal(InstallRules.notInstalled(name)));
        return of(RunOrder.of(there.digest()));
    }
}
