package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds that are registered. The installer asks here and knows none of them by name. */
public final class InstallKinds {

    private final Map<String, InstallKind> kinds = new LinkedHashMap<>();

    public InstallKinds(Collection<? extends InstallKind> all) {
        all.forEach(kind -> kinds.put(kind.name(), kind));
        var former = new FormerKind(kinds);
        kinds.put(former.name(), former);
    }

    public Optional<InstallKind> find(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /** What deployers may fill in for a kind; nothing for one that is not known. */
    JsonNode config(String name) {
        return find(name).map(InstallKind::config).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    InstallKind get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("There is no kind '" + name + "' on this node. Known are "
                        + String.join(", ", kinds.keySet()) + "."));
    }
}
