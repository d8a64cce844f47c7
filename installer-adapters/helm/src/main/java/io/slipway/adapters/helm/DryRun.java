package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.release.Rendered;
import java.util.ArrayList;
import java.util.List;

/** What Helm has rendered, as objects, hooks apart. */
final class DryRun {

    /** A definition that stands beside the templates is made before them, but not in a dry run. */
    static final List<String> PASSING = List.of("ensure CRDs are installed first", "no matches for kind");

    private final RenderedObjects rendered;

    DryRun(RenderedObjects rendered) {
        this.rendered = rendered;
    }

    /** @param manifest objects and hooks as they come */
    Rendered sorted(String manifest) {
        var objects = new ArrayList<ObjectNode>();
        var hooks = new ArrayList<ObjectNode>();
        for (var one : ManifestText.objects(manifest)) (isHook(one) ? hooks : objects).add(rendered.placed(one));
        return new Rendered(objects, hooks);
    }

    private static boolean isHook(ObjectNode object) {
        return object.path("metadata").path("annotations").has("helm.sh/hook");
    }
}
