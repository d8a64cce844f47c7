package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what others could get in the way of out of a configuration of Vector. */
final class VectorShape {

    private static final List<String> SECTIONS = List.of("sources", "transforms", "sinks");

    /** Sinks connect; these are the ones that wait to be connected to, with the address that holds where none is given. */
    private static final Map<String, String> LISTENING_SINKS =
            Map.of("prometheus_exporter", "0.0.0.0:9598", "websocket_server", "");

    /** Sources that connect to an address. */
    private static final Set<String> CONNECTING = Set.of("websocket", "nats", "redis", "mqtt", "amqp", "vector_push");

    private final List<Component> components = new ArrayList<>();
    private final List<Listening> ports = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private VectorShape() {}

    static PartShape of(JsonNode config) {
        var shape = new VectorShape();
        config.properties().forEach(field -> shape.top(field.getKey(), field.getValue()));
        return new PartShape(shape.components, shape.ports, shape.names);
    }

    private void top(String key, JsonNode value) {
        if (SECTIONS.contains(key)) value.properties().forEach(one -> component(key, one.getKey(), one.getValue()));
        else if (value.isObject()) value.properties().forEach(one -> names.add(key + "." + one.getKey()));
        else if (!value.isArray()) names.add(key);
        boolean isApi = key.equals("api") && value.path("enabled").asBoolean();
        if (isApi) listen("the api", Listening.TCP, value.path("address").asText("127.0.0.1:8686"));
    }

    private void component(String section, String id, JsonNode settings) {
        var inputs = new ArrayList<String>();
        settings.path("inputs").forEach(input -> inputs.add(input.asText()));
        var component = new Component(section, id, inputs);
        components.add(component);
        var type = settings.path("type").asText();
        if (section.equals("sources") && !CONNECTING.contains(type)) source(component, settings);
        var usual = LISTENING_SINKS.get(type);
        if (section.equals("sinks") && usual != null)
            listen(component.toString(), Listening.TCP, settings.path("address").asText(usual));
    }

    /** {@code opentelemetry} has one address for each of its protocols. */
    private void source(Component component, JsonNode settings) {
        var mode = settings.path("mode").asText();
        var protocol = mode.equals("udp") ? Listening.UDP : Listening.TCP;
        if (!mode.startsWith("unix"))
            listen(component.toString(), protocol, settings.path("address").asText());
        for (var way : List.of("grpc", "http"))
            listen(
                    component.toString(),
                    Listening.TCP,
                    settings.path(way).path("address").asText());
    }

    private void listen(String component, String protocol, String address) {
        Optional<Listening> listening = Listening.at(component, protocol, address);
        listening.ifPresent(ports::add);
    }
}
