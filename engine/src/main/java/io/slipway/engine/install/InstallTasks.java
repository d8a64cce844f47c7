package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.install.InstallTask.Settings;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.task.TaskContext;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the install tasks of runs: what the app of a run brings of a kind with what was changed of it at
 * run time, or nothing where the app shall go. */
public final class InstallTasks {

    private final RunBook runs;
    private final AppShelf apps;
    private final AppLocal local;

    public InstallTasks(RunBook runs, AppShelf apps, AppLocal local) {
        this.runs = runs;
        this.apps = apps;
        this.local = local;
    }

    InstallTask of(TaskContext context) {
        return of(runs.get(context.run()), context);
    }

    InstallTask of(Run run, TaskContext context) {
        var kind = kindOf(context);
        return new InstallTask(run.id(), run.subject().name(), kind, settings(run, context), objects(run, kind));
    }

    static String kindOf(TaskContext context) {
        return context.spec().path("kind").asText();
    }

    private static Settings settings(Run run, TaskContext context) {
        return new Settings(
                context.inputs().target(),
                run.subject().isSync(),
                context.inputs().values());
    }

    /** Of an app that nobody installs yet. */
    InstallTask ahead(AppPackage app, String kind, Settings settings) {
        return new InstallTask("", app.id(), kind, settings, objects(local.over(app), kind));
    }

    /** Of an app that goes nothing stays, in whatever kind; all that its package has no task for is former. */
    private Map<String, JsonNode> objects(Run run, String kind) {
        var app = apps.app(run.subject().digest());
        if (run.subject().kind() != Run.Kind.UNINSTALL) return objects(local.over(app), kind);
        return kind.equals(FormerKind.NAME) ? objects(app, kind) : Map.of();
    }

    private static Map<String, JsonNode> objects(AppPackage app, String kind) {
        var things = AppThings.of(app);
        return kind.equals(FormerKind.NAME) ? kindsOf(things) : things.of(kind);
    }

    /** Which have tasks of their own. */
    private static Map<String, JsonNode> kindsOf(AppThings things) {
        var kinds = new HashMap<String, JsonNode>();
        things.kinds().forEach(kind -> kinds.put(kind, JsonNodeFactory.instance.objectNode()));
        return kinds;
    }
}
