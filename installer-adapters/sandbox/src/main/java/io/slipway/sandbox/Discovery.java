package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the API says about itself. */
final class Discovery {

    private final Kinds kinds;

    Discovery(Kinds kinds) {
        this.kinds = kinds;
    }

    Optional<ObjectNode> document(List<String> path) {
        if (path.isEmpty()) return Optional.empty();
        return switch (path.get(0)) {
            case "version" -> Optional.of(version());
            case "openapi" -> openApi(path);
            case "api" -> path.size() == 1 ? Optional.of(core()) : path.size() == 2 ? resources(path.get(1)) : none();
            case "apis" ->
                switch (path.size()) {
                    case 1 -> Optional.of(groups());
                    case 2 -> group(path.get(1));
                    case 3 -> resources(path.get(1) + "/" + path.get(2));
                    default -> none();
                };
            default -> none();
        };
    }

    private static Optional<ObjectNode> none() {
        return Optional.empty();
    }

    private static ObjectNode version() {
        return Json.NODES
                .objectNode()
                .put("major", "1")
                .put("minor", "33")
                .put("gitVersion", "v1.33.0+slipway-sandbox")
                .put("platform", "slipway/sandbox");
    }

    private static ObjectNode core() {
        var document = Json.NODES.objectNode().put("kind", "APIVersions");
        document.putArray("versions").add("v1");
        return document;
    }

    private ObjectNode groups() {
        var document = Json.NODES.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        var all = document.putArray("groups");
        versions().forEach((name, versions) -> describe(all.addObject(), name, versions));
        return document;
    }

    private Optional<ObjectNode> group(String name) {
        return Optional.ofNullable(versions().get(name)).map(versions -> {
            var document = Json.NODES.objectNode().put("kind", "APIGroup").put("apiVersion", "v1");
            describe(document, name, versions);
            return document;
        });
    }

    /** The last one of each group is the preferred one. */
    private Map<String, TreeSet<String>> versions() {
        var all = new LinkedHashMap<String, TreeSet<String>>();
        for (var kind : kinds.all())
            if (!kind.group().isEmpty())
                all.computeIfAbsent(kind.group(), group -> new TreeSet<>()).add(kind.version());
        return all;
    }

    private static void describe(ObjectNode document, String name, TreeSet<String> versions) {
        document.put("name", name);
        var all = document.putArray("versions");
        versions.descendingSet().forEach(version -> describe(all.addObject(), name + "/" + version, version));
        describe(document.putObject("preferredVersion"), name + "/" + versions.last(), versions.last());
    }

    private static void describe(ObjectNode entry, String groupVersion, String version) {
        entry.put("groupVersion", groupVersion).put("version", version);
    }

    private Optional<ObjectNode> resources(String apiVersion) {
        var document = Json.NODES
                .objectNode()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", apiVersion);
        var all = document.putArray("resources");
        for (var kind : kinds.all()) if (kind.apiVersion().equals(apiVersion)) describe(all, kind);
        return all.isEmpty() ? none() : Optional.of(document);
    }

    private static void describe(ArrayNode all, Kind kind) {
        var verbs = all.addObject()
                .put("name", kind.plural())
                .put("singularName", kind.name().toLowerCase(Locale.ROOT))
                .put("namespaced", kind.isNamespaced())
                .put("kind", kind.name())
                .putArray("verbs");
        if (kind.isReview()) verbs.add("create");
        else for (var verb : "create delete get list patch update watch".split(" ")) verbs.add(verb);
    }

    /** Enough for clients to see that they may leave validation to the server. */
    private Optional<ObjectNode> openApi(List<String> path) {
        if (path.size() < 2 || !path.get(1).equals("v3")) return none();
        var document = Json.NODES.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Slipway sandbox").put("version", "1");
        var paths = document.putObject("paths");
        if (path.size() == 2) {
            for (var kind : kinds.all())
                paths.putObject(root(kind)).put("serverRelativeURL", "/openapi/v3/" + root(kind) + "?hash=1");
            return Optional.of(document);
        }
        var wanted = String.join("/", path.subList(2, path.size()));
        for (var kind : kinds.all()) if (root(kind).equals(wanted)) describe(paths, kind);
        return paths.isEmpty() ? none() : Optional.of(document);
    }

    private static String root(Kind kind) {
        return (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion();
    }

    private static void describe(ObjectNode paths, Kind kind) {
        var folder = kind.isNamespaced() ? "/namespaces/{namespace}/" : "/";
        var patch = paths.putObject("/" + root(kind) + folder + kind.plural() + "/{name}")
                .putObject("patch");
        patch.putArray("parameters").addObject().put("name", "fieldValidation").put("in", "query");
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.name());
    }
}
