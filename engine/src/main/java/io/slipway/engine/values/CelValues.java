package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as expressions see it, and their results as JSON again. */
final class CelValues {

    /** A result may share its parts: written out, a short expression could fill the memory. */
    private static final int MOST_PARTS = 100_000;

    private int parts;

    private CelValues() {}

    static Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> ofObject(json);
            case ARRAY -> ofArray(json);
            case STRING -> json.asText();
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> ofNumber(json);
            default -> NullValue.NULL_VALUE;
        };
    }

    private static Object ofNumber(JsonNode json) {
        if (json.isIntegralNumber() && json.canConvertToLong()) return json.longValue();
        return json.doubleValue();
    }

    private static Object ofArray(JsonNode json) {
        var list = new ArrayList<Object>(json.size());
        json.forEach(item -> list.add(of(item)));
        return list;
    }

    private static Object ofObject(JsonNode json) {
        var map = new LinkedHashMap<String, Object>();
        json.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
        return map;
    }

    static JsonNode json(Object value) throws NoValue {
        return new CelValues().toJson(value, 0);
    }

    private JsonNode toJson(Object value, int depth) throws NoValue {
        if (++parts > MOST_PARTS || depth > 100) throw new NoValue("Its result is too large.");
        var nodes = JsonNodeFactory.instance;
        if (value instanceof String text) return nodes.textNode(text);
        if (value instanceof Long number) return nodes.numberNode(number);
        if (value instanceof Boolean flag) return nodes.booleanNode(flag);
        if (value instanceof Double number) return number(number);
        if (value instanceof UnsignedLong number) return nodes.numberNode(number.bigIntegerValue());
        if (value instanceof List<?> list) return list(list, depth);
        if (value instanceof Map<?, ?> map) return map(map, depth);
        if (isNull(value)) return nodes.nullNode();
        throw new NoValue("Its result is neither text, number, true or false, list nor map.");
    }

    private static JsonNode number(double number) throws NoValue {
        if (!Double.isFinite(number)) throw new NoValue("Its result is no finite number.");
        return JsonNodeFactory.instance.numberNode(number);
    }

    private static boolean isNull(Object value) {
        return value instanceof NullValue || value instanceof com.google.protobuf.NullValue;
    }

    private JsonNode list(List<?> list, int depth) throws NoValue {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var item : list) array.add(toJson(item, depth + 1));
        return array;
    }

    private JsonNode map(Map<?, ?> map, int depth) throws NoValue {
        var object = JsonNodeFactory.instance.objectNode();
        for (var entry : map.entrySet()) {
            object.set(String.valueOf(entry.getKey()), toJson(entry.getValue(), depth + 1));
        }
        return object;
    }
}
