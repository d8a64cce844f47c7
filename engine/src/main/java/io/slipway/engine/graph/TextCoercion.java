package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Takes the text of a number for a number where a schema wants one: what stands in {@code defined} is always text. */
final class TextCoercion {

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,30}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");

    private TextCoercion() {}

    static JsonNode of(JsonNode schema, JsonNode value) {
        if (value instanceof ObjectNode object) return ofObject(schema, object);
        if (value instanceof ArrayNode array) return ofArray(schema, array);
        return value.isTextual() ? ofText(schema.path("type").asText(), value) : value;
    }

    private static JsonNode ofObject(JsonNode schema, ObjectNode object) {
        var result = object.objectNode();
        object.properties().forEach(entry -> {
            var named = schema.path("properties").path(entry.getKey());
            var own = named.isMissingNode() ? schema.path("additionalProperties") : named;
            result.set(entry.getKey(), of(own, entry.getValue()));
        });
        return result;
    }

    private static JsonNode ofArray(JsonNode schema, ArrayNode array) {
        var result = array.arrayNode();
        array.forEach(item -> result.add(of(schema.path("items"), item)));
        return result;
    }

    private static JsonNode ofText(String type, JsonNode value) {
        var text = value.asText().strip();
        var nodes = JsonNodeFactory.instance;
        return switch (type) {
            case "integer" -> INTEGER.matcher(text).matches() ? integer(new BigInteger(text)) : value;
            case "number" -> NUMBER.matcher(text).matches() ? nodes.numberNode(new BigDecimal(text)) : value;
            case "boolean" ->
                text.equals("true") || text.equals("false") ? nodes.booleanNode(text.equals("true")) : value;
            default -> value;
        };
    }

    private static JsonNode integer(BigInteger number) {
        var nodes = JsonNodeFactory.instance;
        if (number.bitLength() < Integer.SIZE) return nodes.numberNode(number.intValue());
        return number.bitLength() < Long.SIZE ? nodes.numberNode(number.longValue()) : nodes.numberNode(number);
    }
}
