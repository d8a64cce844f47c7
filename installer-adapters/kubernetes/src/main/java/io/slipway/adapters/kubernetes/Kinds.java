package io.slipway.adapters.kubernetes;

import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds that a cluster knows: how they are called in addresses, and whether they live in namespaces. */
final class Kinds {

    /** @param plural {@code deployments} */
    record Kind(String apiVersion, String kind, String plural, boolean isNamespaced) {

        String path(String namespace) {
            var root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
            var folder = isNamespaced && !namespace.isEmpty() ? "/namespaces/" + encoded(namespace) : "";
            return root + folder + "/" + plural;
        }

        String path(ObjectRef object) {
            return path(object.namespace()) + "/" + encoded(object.name());
        }
    }

    private final Api api;
    private final Map<String, Map<String, Kind>> known = new ConcurrentHashMap<>();

    Kinds(Api api) {
        this.api = api;
    }

    /** Asked again where it is unknown: a definition may have come since. */
    Optional<Kind> find(String apiVersion, String kind) {
        var kept = known.getOrDefault(apiVersion, Map.of()).get(kind);
        if (kept != null) return Optional.of(kept);
        if (!apiVersion.matches("[a-z0-9.-]+(/[a-z0-9]+)?")) return Optional.empty();
        var asked = ask(apiVersion);
        known.put(apiVersion, asked);
        return Optional.ofNullable(asked.get(kind));
    }

    private Map<String, Kind> ask(String apiVersion) {
        var answer = api.get((apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion);
        if (answer.status() == 404) return Map.of();
        if (!answer.isGood())
            throw new ClusterProblem(
                    "The cluster does not tell what " + apiVersion + " is: "
                            + answer.body().path("message").asText(),
                    answer.status() >= 500);
        var kinds = new HashMap<String, Kind>();
        for (var one : answer.body().path("resources")) {
            var plural = one.path("name").asText();
            // Those with a slash are parts of objects: deployments/scale.
            if (plural.contains("/")) continue;
            var name = one.path("kind").asText();
            kinds.put(
                    name,
                    new Kind(apiVersion, name, plural, one.path("namespaced").asBoolean()));
        }
        return Map.copyOf(kinds);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
