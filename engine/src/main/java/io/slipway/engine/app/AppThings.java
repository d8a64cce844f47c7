package io.slipway.engine.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.kind.ObjectGroup;
import io.slipway.engine.app.pipeline.Pipeline;
import io.slipway.engine.app.service.ServiceObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an app brings in one shape, whatever it is: by kind, each thing by its name with what it says. Stanzas are
 * objects of texts; a pipeline is {@code {text, config}}; a Kubernetes object is {@code {folder, object}}.
 */
public final class AppThings {

    /** The kind of Kubernetes objects. */
    public static final String SERVICE = "service";

    private final Map<ObjectGroup, TreeMap<String, Map<String, JsonNode>>> groups = new TreeMap<>();

    private AppThings() {}

    public static AppThings of(AppPackage app) {
        var things = new AppThings();
        app.services().forEach(object -> things.put(ObjectGroup.SERVICE, SERVICE, nameOf(object), content(object)));
        app.pipelines().forEach(one -> things.put(ObjectGroup.DATASTREAM, one.service(), one.instance(), content(one)));
        app.objects().forEach(one -> things.put(one.kind().group(), one.kind().name(), one.name(), content(one)));
        return things;
    }

    private void put(ObjectGroup group, String kind, String name, JsonNode content) {
        groups.computeIfAbsent(group, any -> new TreeMap<>())
                .computeIfAbsent(kind, any -> new TreeMap<>())
                .put(name, content);
    }

    /** In the order of the groups, in each of them by name. */
    public List<List<String>> kindsByGroup() {
        return groups.values().stream()
                .map(kinds -> List.copyOf(kinds.keySet()))
                .toList();
    }

    public List<String> kinds() {
        var kinds = new ArrayList<String>();
        groups.values().forEach(group -> kinds.addAll(group.keySet()));
        return kinds;
    }

    public Map<String, JsonNode> of(String kind) {
        for (var group : groups.values()) {
            var things = group.get(kind);
            if (things != null) return Collections.unmodifiableMap(things);
        }
        return Map.of();
    }

    private static String nameOf(ServiceObject object) {
        return object.folder().folder() + "/" + object.kind() + "/" + object.name();
    }

    private static JsonNode content(ServiceObject object) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("folder", object.folder().folder());
        content.set("object", object.json());
        return content;
    }

    private static JsonNode content(Pipeline pipeline) {
        var content = JsonNodeFactory.instance.objectNode().put("text", pipeline.text());
        pipeline.config().ifPresent(config -> content.set("config", config));
        return content;
    }

    private static JsonNode content(AppObject object) {
        var content = JsonNodeFactory.instance.objectNode();
        object.values().forEach(content::put);
        return content;
    }
}
