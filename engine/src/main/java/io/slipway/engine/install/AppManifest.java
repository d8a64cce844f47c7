package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.AppPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The install tasks of an app, in the form of a task package: one for each kind that it brings, in the order of the groups
 * (AP-13), and one at the end for what an earlier version has left. So an install is drawn, executed and put back like any
 * other graph.
 */
final class AppManifest {

    /** The type of all its tasks; which kind it is stands in their spec. */
    static final String TYPE = "install";

    private AppManifest() {}

    static JsonNode of(AppPackage app) {
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
            for (var kind : group) task(tasks, kind);
            connect(edges, before, group);
            before = group;
        }
        return manifest;
    }

    private static List<List<String>> groups(AppPackage app) {
        var byGroup = new TreeMap<Integer, TreeSet<String>>();
        for (var object : app.objects())
            byGroup.computeIfAbsent(object.kind().group().ordinal(), any -> new TreeSet<>())
                    .add(object.kind().name());
        var groups = new ArrayList<List<String>>();
        byGroup.values().forEach(kinds -> groups.add(List.copyOf(kinds)));
        groups.add(List.of(FormerKind.NAME));
        return groups;
    }

    private static void task(ArrayNode tasks, String kind) {
        tasks.addObject()
                .put("id", kind)
                .put("type", TYPE)
                .put("rollback", true)
                .putObject("spec")
                .put("kind", kind);
    }

    private static void connect(ArrayNode edges, List<String> before, List<String> after) {
        for (var from : before)
            for (var to : after) edges.addObject().put("from", from).put("to", to);
    }
}
