package io.slipway.engine.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The objects of a release, each with its namespace. Secrets are among them.
 *
 * @param objects without hooks
 * @param hooks with the annotation {@code helm.sh/hook}, which says when they run
 */
public record Rendered(List<ObjectNode> objects, List<ObjectNode> hooks) {

    public static final Rendered NOTHING = new Rendered(List.of(), List.of());

    public Rendered {
        objects = List.copyOf(objects);
        hooks = List.copyOf(hooks);
    }

    /** Without them. */
    @Override
    public String toString() {
        return "Rendered[" + objects.size() + " objects, " + hooks.size() + " hooks]";
    }
}
