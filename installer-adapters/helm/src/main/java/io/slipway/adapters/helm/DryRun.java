package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Helm has rendered, as objects, hooks apart. */
final class DryRun {

    /** A definition that stands beside the templates is made before them, but not in a dry run. */
    static final List<String> PASSING = List.of("ensure CRDs are installed first", "no matches for kind");

    /** What stands in place of Helm's own annotation, which would keep the object back. */
    static final String HOOK = "slipway.io/hook";

    private final RenderedObjects rendered;

    DryRun(RenderedObjects rendered) {
        this.rendered = rendered;
    }

    /** @param manifest objects and hooks as they come */
    Rendered sorted(String manifest) {
        var objects = new ArrayList<ObjectNode>();
        var hooks = new ArrayList<ObjectNode>();
        for (var document : ManifestText.documents(manifest))
            flat(document).forEach(one -> (isHook(one) ? hooks : objects).add(rendered.placed(one)));
        return new Rendered(objects, hooks);
    }

    private static Stream<ObjectNode> flat(JsonNode document) {
        boolean isList = document.path("items").isArray()
                && document.path("kind").asText().endsWith("List");
        if (isList) {
            var items = new ArrayList<JsonNode>();
            document.path("items").forEach(items::add);
            return items.stream().flatMap(DryRun::flat);
        }
        boolean isObject = document.hasNonNull("kind") && document.hasNonNull("apiVersion");
        return isObject && document instanceof ObjectNode object ? Stream.of(object) : Stream.of();
    }

    private static boolean isHook(ObjectNode object) {
        return object.path("metadata").path("annotations").hasNonNull(HOOK);
    }
}
