package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The kinds there are: those of a table, and those that definitions in the store have added. */
final class Kinds {

    static final String DEFINITIONS = "apiextensions.k8s.io/customresourcedefinitions";

    private final List<Kind> builtIn = table();
    private final ObjectStore store;

    Kinds(ObjectStore store) {
        this.store = store;
    }

    private static List<Kind> table() {
        var resource = Objects.requireNonNull(Kinds.class.getResourceAsStream("kinds.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(words -> Kind.of(words[0], words[1], words[2], words[3].equals("namespace")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Kind> all() {
        var all = new ArrayList<>(builtIn);
        for (var definition : store.list(DEFINITIONS, "").items()) {
            var spec = definition.path("spec");
            for (var version : spec.path("versions"))
                if (version.path("served").asBoolean(true)) all.add(defined(spec, version));
        }
        return all;
    }

    private static Kind defined(JsonNode spec, JsonNode version) {
        return new Kind(
                spec.path("group").asText(),
                version.path("name").asText(),
                spec.path("names").path("kind").asText(),
                spec.path("names").path("plural").asText(),
                spec.path("scope").asText().equals("Namespaced"));
    }

    Optional<Kind> find(String group, String version, String plural) {
        return all().stream()
                .filter(kind -> kind.group().equals(group)
                        && kind.version().equals(version)
                        && kind.plural().equals(plural))
                .findFirst();
    }

    Kind of(String apiVersion, String name) {
        return all().stream()
                .filter(kind ->
                        kind.apiVersion().equals(apiVersion) && kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
