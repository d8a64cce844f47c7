package io.slipway.web.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas of the records that REST takes and gives. */
final class Schemas {

    private final Map<String, ObjectNode> named = new TreeMap<>();

    Map<String, ObjectNode> named() {
        return named;
    }

    ObjectNode of(Type type) {
        return of(type, Map.of());
    }

    private ObjectNode of(Type type, Map<String, Type> variables) {
        if (type instanceof TypeVariable<?> variable)
            return of(variables.getOrDefault(variable.getName(), Object.class));
        if (type instanceof ParameterizedType generic) return ofGeneric(generic, variables);
        var plain = (Class<?>) type;
        if (plain.isRecord()) return reference(plain, plain.getSimpleName(), Map.of());
        return ofPlain(plain);
    }

    private static ObjectNode ofPlain(Class<?> type) {
        var schema = JsonNodeFactory.instance.objectNode();
        if (type == String.class || type.isEnum()) return schema.put("type", "string");
        if (type == boolean.class || type == Boolean.class) return schema.put("type", "boolean");
        if (type == int.class || type == Integer.class) return schema.put("type", "integer");
        if (type == long.class || type == Long.class)
            return schema.put("type", "integer").put("format", "int64");
        if (type == Instant.class) return schema.put("type", "string").put("format", "date-time");
        if (JsonNode.class.isAssignableFrom(type) || type == Object.class) return schema;
        return schema.put("type", "object");
    }

    private ObjectNode ofGeneric(ParameterizedType type, Map<String, Type> variables) {
        var raw = (Class<?>) type.getRawType();
        var of = type.getActualTypeArguments()[0];
        if (Collection.class.isAssignableFrom(raw)) {
            var list = JsonNodeFactory.instance.objectNode().put("type", "array");
            list.set("items", of(of, variables));
            return list;
        }
        if (Map.class.isAssignableFrom(raw)) return ofPlain(Object.class).put("type", "object");
        var item = (Class<?>) of;
        return reference(raw, item.getSimpleName() + raw.getSimpleName(), Map.of("T", of));
    }

    private ObjectNode reference(Class<?> type, String simpleName, Map<String, Type> variables) {
        var outer = type.getEnclosingClass();
        var name = outer != null && outer.isRecord() ? outer.getSimpleName() + simpleName : simpleName;
        if (!named.containsKey(name)) {
            named.put(name, JsonNodeFactory.instance.objectNode());
            named.put(name, ofRecord(type, variables));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode ofRecord(Class<?> type, Map<String, Type> variables) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = JsonNodeFactory.instance.arrayNode();
        for (var component : type.getRecordComponents()) {
            var property = of(component.getGenericType(), variables);
            var optional = isNullable(component.getAnnotatedType());
            properties.set(name(component), optional ? orNull(property) : property);
            if (!optional) required.add(name(component));
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.has("type")) {
            var type = schema.get("type");
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        if (schema.isEmpty()) return schema;
        var either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String name(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }
}
