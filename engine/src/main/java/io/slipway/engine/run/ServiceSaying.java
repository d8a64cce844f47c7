package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.StoredOutputs;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a task's outputs say of a service, by reserved names: {@code service}, {@code service.version},
 * {@code service.release}, {@code service.status}, {@code service.result}; or the same in one object under {@code service},
 * with a {@code name}. Everything is cut to what the registry can hold: a task that is done must not fail by its words.
 *
 * @param version empty where the task does not say
 * @param result what was named so, else all other outputs; what is secret in it is covered
 */
record ServiceSaying(String name, Optional<String> version, Optional<String> release, String status, JsonNode result) {

    private static final String SERVICE = "service";
    private static final int LONGEST = 255;
    private static final int LONGEST_STATUS = 40;

    /** Cheap: whether it is worth while to read them. */
    static boolean mayBeIn(String stored) {
        return stored.contains("\"" + SERVICE + "\"");
    }

    /**
     * @param stored outputs as the journal has them
     * @param usualName of a service-like task; nothing where the task has to name a service itself
     */
    static Optional<ServiceSaying> in(String stored, Supplier<Optional<String>> usualName) {
        var outputs = StoredOutputs.masked(stored);
        return name(outputs)
                .or(() -> usualName.get().map(name -> given(outputs, "release").orElse(name)))
                .map(name -> new ServiceSaying(
                        name,
                        part(outputs, "version"),
                        part(outputs, "release").or(() -> given(outputs, "release")),
                        part(outputs, "status")
                                .or(() -> given(outputs, "status"))
                                .map(status -> cut(status, LONGEST_STATUS))
                                .orElse(ServiceState.INSTALLED),
                        result(outputs)));
    }

    /** The same, with the version of its package where it says none. */
    ServiceSaying orVersion(String ofPackage) {
        var known = version.or(() -> Optional.of(ofPackage).filter(some -> !some.isEmpty()));
        return new ServiceSaying(name, known, release, status, result);
    }

    private static Optional<String> name(JsonNode outputs) {
        return given(outputs, SERVICE).or(() -> given(outputs.path(SERVICE), "name"));
    }

    private static Optional<String> part(JsonNode outputs, String key) {
        return given(outputs, SERVICE + "." + key).or(() -> given(outputs.path(SERVICE), key));
    }

    private static JsonNode result(JsonNode outputs) {
        if (outputs.has(SERVICE + ".result")) return outputs.path(SERVICE + ".result");
        if (outputs.path(SERVICE).has("result")) return outputs.path(SERVICE).path("result");
        var others = JsonNodeFactory.instance.objectNode();
        outputs.properties().stream()
                .filter(output ->
                        !output.getKey().equals(SERVICE) && !output.getKey().startsWith(SERVICE + "."))
                .forEach(output -> others.set(output.getKey(), output.getValue()));
        return others;
    }

    /** A secret says nothing here. */
    private static Optional<String> given(JsonNode outputs, String key) {
        var value = outputs.path(key);
        if (!value.isTextual() && !value.isNumber() || value.asText().equals(Masking.MASK)) return Optional.empty();
        return Optional.of(cut(value.asText(), LONGEST)).filter(text -> !text.isEmpty());
    }

    private static String cut(String text, int longest) {
        var plain = text.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return plain.substring(0, Math.min(longest, plain.length()));
    }
}
