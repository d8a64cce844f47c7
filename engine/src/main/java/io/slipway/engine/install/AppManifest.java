package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.AppThings;
import java.util.ArrayList;
import java.util.List;

/**
 * The install tasks of an app, in the form of a task package: one for each kind that it brings, in the order of the groups
 * (AP-13), and one at the end for what an earlier version has left. So an install is drawn, executed and put back like any
 * other graph.
 */
final class AppManifest {

    /** The type of all its tasks; which kind it is stands in their spec. */
    static final String TYPE = "install";

    private AppManifest() {}

    static JsonNode of(AppPackage app, InstallKinds kinds) {
        var manifest = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "TaskPackage")
                .put("name", app.id())
                .put("version", app.version().toString());
        var description = app.attributes().description();
        if (!description.isBlank()) manifest.put("description", description);
        var tasks = manifest.putArray("tasks");
        var edges = manifest.putArray("edges");
        List<String> before = List.of();
        for (var group : groups(app)) {
            for (var kind : group) task(tasks, kind, kinds.config(kind));
            connect(edges, before, group);
            before = group;
        }
        return manifest;
    }

    private static List<List<String>> groups(AppPackage app) {
        var groups = new ArrayList<>(AppThings.of(app).kindsByGroup());
        groups.add(List.of(FormerKind.NAME));
        return groups;
    }

    private static void task(ArrayNode tasks, String kind, JsonNode config) {
        var task = tasks.addObject().put("id", kind).put("type", TYPE).put("rollback", true);
        task.putObject("spec").put("kind", kind);
        if (!config.isEmpty()) task.set("config", config);
    }

    private static void connect(ArrayNode edges, List<String> before, List<String> after) {
        for (var from : before)
            for (var to : after) edges.addObject().put("from", from).put("to", to);
    }
}
