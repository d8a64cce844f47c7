package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By what the items of a list are told apart; lists without a key are one value. */
final class MergeKeys {

    private static final Map<String, List<String>> BY_FIELD = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("ports", List.of("containerPort", "port")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("secrets", List.of("name")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey")),
            Map.entry("conditions", List.of("type")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("webhooks", List.of("name")));

    private MergeKeys() {}

    /** The key that all items of both lists have. */
    static Optional<String> of(String field, JsonNode one, JsonNode other) {
        return BY_FIELD.getOrDefault(field, List.of()).stream()
                .filter(key -> allHave(one, key) && allHave(other, key))
                .findFirst();
    }

    private static boolean allHave(JsonNode list, String key) {
        for (var item : list) if (!item.has(key) && !item.has("$patch")) return false;
        return true;
    }

    static int find(JsonNode list, String key, JsonNode value) {
        for (int at = 0; at < list.size(); at++) if (list.get(at).path(key).equals(value)) return at;
        return -1;
    }
}
