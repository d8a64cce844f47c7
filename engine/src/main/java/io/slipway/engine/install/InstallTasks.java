package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.AppObject;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import java.util.HashMap;
import java.util.Map;

/** Makes the install tasks of runs: what the app of a run brings of a kind, or nothing where the app shall go. */
public final class InstallTasks {

    private final RunBook runs;
    private final AppShelf apps;

    public InstallTasks(RunBook runs, AppShelf apps) {
        this.runs = runs;
        this.apps = apps;
    }

    public InstallTask of(String run, String kind) {
        return of(runs.get(run), kind);
    }

    InstallTask of(Run run, String kind) {
        return new InstallTask(run.id(), run.subject().name(), kind, objects(run, kind));
    }

    /** Of an app that nobody installs yet. */
    InstallTask ahead(AppPackage app, String kind) {
        return new InstallTask("", app.id(), kind, objects(app, kind));
    }

    private Map<String, JsonNode> objects(Run run, String kind) {
        var isGoing = run.subject().kind() == Run.Kind.UNINSTALL && !kind.equals(FormerKind.NAME);
        return isGoing ? Map.of() : objects(apps.app(run.subject().digest()), kind);
    }

    private static Map<String, JsonNode> objects(AppPackage app, String kind) {
        if (kind.equals(FormerKind.NAME)) return kindsOf(app);
        var objects = new HashMap<String, JsonNode>();
        for (var object : app.objects())
            if (object.kind().name().equals(kind)) objects.put(object.name(), content(object));
        return objects;
    }

    /** Which have tasks of their own. */
    private static Map<String, JsonNode> kindsOf(AppPackage app) {
        var kinds = new HashMap<String, JsonNode>();
        app.objects().forEach(object -> kinds.put(object.kind().name(), JsonNodeFactory.instance.objectNode()));
        return kinds;
    }

    private static JsonNode content(AppObject object) {
        var content = JsonNodeFactory.instance.objectNode();
        object.values().forEach(content::put);
        return content;
    }
}
