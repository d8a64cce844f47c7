package io.slipway.engine.graph;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A keyword of a schema, and what its value holds. */
record SchemaKeyword(String name, Holds holds) {

    /** Kinds of values. */
    enum Holds {
        TEXT("a text"),
        FLAG("true or false"),
        NUMBER("a number"),
        POSITIVE("a number above 0"),
        COUNT("a whole number, 0 or more"),
        NUMBER_OR_FLAG("a number, or true or false"),
        NAMES("a list of different names"),
        VALUES("a list with at least one value"),
        ANYTHING("a value"),
        PATTERN("a text"),
        SCHEMA("a schema"),
        SCHEMA_OR_FLAG("a schema, or true or false"),
        SCHEMAS("a list with at least one schema"),
        SCHEMAS_BY_NAME("a mapping from names to schemas");

        private final String words;

        Holds(String words) {
            this.words = words;
        }
    }

    private static final Map<String, SchemaKeyword> ALL = new LinkedHashMap<>();

    static {
        known(Holds.TEXT, "type", "title", "description", "format");
        known(Holds.PATTERN, "pattern");
        known(Holds.FLAG, "nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems");
        known(Holds.NUMBER, "minimum", "maximum");
        known(Holds.NUMBER_OR_FLAG, "exclusiveMinimum", "exclusiveMaximum");
        known(Holds.POSITIVE, "multipleOf");
        known(Holds.COUNT, "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
        known(Holds.NAMES, "required");
        known(Holds.VALUES, "enum");
        known(Holds.ANYTHING, "default", "example");
        known(Holds.SCHEMAS_BY_NAME, "properties");
        known(Holds.SCHEMA_OR_FLAG, "additionalProperties");
        known(Holds.SCHEMA, "items", "not");
        known(Holds.SCHEMAS, "allOf", "anyOf", "oneOf");
    }

    private static void known(Holds holds, String... names) {
        for (var name : names) ALL.put(name, new SchemaKeyword(name, holds));
    }

    static Optional<SchemaKeyword> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    String expected() {
        return holds.words;
    }

    boolean fits(Located value) {
        return switch (holds) {
            case TEXT, PATTERN -> value instanceof Scalar scalar && scalar.isText();
            case FLAG -> isFlag(value);
            case NUMBER -> isNumber(value);
            case POSITIVE -> isNumber(value) && value.json().decimalValue().signum() > 0;
            case COUNT -> isCount(value);
            case NUMBER_OR_FLAG -> isNumber(value) || isFlag(value);
            case NAMES -> value instanceof Sequence list && areNames(list.items());
            case VALUES, SCHEMAS ->
                value instanceof Sequence list && !list.items().isEmpty();
            case SCHEMAS_BY_NAME -> value instanceof Mapping;
            case SCHEMA_OR_FLAG -> value instanceof Mapping || isFlag(value);
            case SCHEMA, ANYTHING -> true;
        };
    }

    private static boolean isFlag(Located value) {
        return value instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN;
    }

    /** One that can be compared: YAML's infinity and its like cannot. */
    static boolean isNumber(Located value) {
        if (!(value instanceof Scalar scalar)) return false;
        if (scalar.type() == ScalarType.INTEGER) return true;
        return scalar.type() == ScalarType.FLOAT
                && Double.isFinite(scalar.json().doubleValue());
    }

    private static boolean isCount(Located value) {
        return value instanceof Scalar scalar
                && scalar.type() == ScalarType.INTEGER
                && scalar.json().bigIntegerValue().signum() >= 0;
    }

    private static boolean areNames(List<Located> items) {
        var seen = new HashSet<String>();
        return items.stream()
                .allMatch(item -> item instanceof Scalar scalar && scalar.isText() && seen.add(scalar.text()));
    }
}
