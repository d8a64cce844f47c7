package io.slipway.engine.graph;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks that a schema of values is one: the subset of OpenAPI 3 that a form can be made of. Keywords that begin with
 * {@code x-} are free; {@code $ref} is not offered.
 */
final class SchemaCheck {

    private static final List<String> TYPES = List.of("object", "array", "string", "number", "integer", "boolean");

    private final Findings findings;

    SchemaCheck(Findings findings) {
        this.findings = findings;
    }

    /** The schema of all values of a task or package, which are named. */
    void checkRoot(Located schema, String where) {
        check(schema, where);
        var type = schema instanceof Mapping mapping ? Fields.word(mapping, "type") : Optional.<Scalar>empty();
        type.filter(named -> TYPES.contains(named.text()) && !named.text().equals("object"))
                .ifPresent(other -> findings.add(SchemaFaults.notAnObject(other.place(), where)));
    }

    private void check(Located schema, String where) {
        if (!(schema instanceof Mapping mapping)) {
            findings.add(SchemaFaults.noMapping(schema.place(), where, schema.kind()));
            return;
        }
        mapping.entries().values().forEach(entry -> checkKeyword(entry, where));
        checkType(mapping, where);
        checkBounds(mapping, where);
    }

    private void checkKeyword(Mapping.Entry entry, String where) {
        if (entry.key().startsWith("x-")) return;
        if (entry.key().equals("$ref")) {
            findings.add(SchemaFaults.reference(entry.place(), where));
            return;
        }
        var keyword = SchemaKeyword.named(entry.key());
        if (keyword.isEmpty()) {
            var mend = findings.guess(entry.key(), SchemaKeyword.names(), "Own keywords begin with x-.");
            findings.add(SchemaFaults.unknown(entry.place(), entry.key(), where, mend));
        } else if (!keyword.get().fits(entry.value())) {
            findings.add(SchemaFaults.value(
                    entry.value().place(), entry.key(), where, keyword.get().expected()));
        } else {
            checkWithin(keyword.get(), entry, where);
        }
    }

    private void checkWithin(SchemaKeyword keyword, Mapping.Entry entry, String where) {
        switch (keyword.holds()) {
            case SCHEMAS_BY_NAME ->
                ((Mapping) entry.value())
                        .entries()
                        .values()
                        .forEach(named -> check(named.value(), where + ", " + named.key()));
            case SCHEMAS -> ((Sequence) entry.value()).items().forEach(one -> check(one, where + ", " + entry.key()));
            case SCHEMA -> check(entry.value(), where + ", " + entry.key());
            case SCHEMA_OR_FLAG -> {
                if (entry.value() instanceof Mapping) check(entry.value(), where + ", " + entry.key());
            }
            case PATTERN -> checkPattern((Scalar) entry.value(), where);
            default -> {}
        }
    }

    private void checkPattern(Scalar pattern, String where) {
        try {
            Pattern.compile(pattern.text());
        } catch (PatternSyntaxException wrong) {
            findings.add(SchemaFaults.pattern(pattern.place(), where, wrong.getDescription()));
        }
    }

    private void checkType(Mapping schema, String where) {
        var type = Fields.word(schema, "type").filter(Scalar::isText);
        if (type.isEmpty()) return;
        var name = type.get().text();
        if (!TYPES.contains(name)) {
            var mend = findings.guess(name, TYPES, "Types are " + String.join(", ", TYPES) + ".");
            findings.add(SchemaFaults.type(type.get().place(), name, where, mend));
            return;
        }
        if (name.equals("array") && Fields.value(schema, "items").isEmpty()) {
            findings.add(SchemaFaults.noItems(schema.place(), where));
        }
        Fields.value(schema, "default").ifPresent(value -> checkValue(value, "default", name, where));
        Fields.items(schema, "enum").forEach(value -> checkValue(value, "enum", name, where));
    }

    private void checkValue(Located value, String keyword, String type, String where) {
        boolean isNothing = value instanceof Scalar scalar && scalar.isNull();
        if (!isNothing && !isOfType(value, type)) {
            findings.add(SchemaFaults.unsuitable(value.place(), keyword, where, type));
        }
    }

    private static boolean isOfType(Located value, String type) {
        if (value instanceof Mapping) return type.equals("object");
        if (value instanceof Sequence) return type.equals("array");
        return switch (((Scalar) value).type()) {
            case TEXT -> type.equals("string");
            case BOOLEAN -> type.equals("boolean");
            case INTEGER -> Set.of("integer", "number").contains(type);
            case FLOAT -> type.equals("number");
            case NULL -> false;
        };
    }

    private void checkBounds(Mapping schema, String where) {
        checkBounds(schema, "minimum", "maximum", where);
        checkBounds(schema, "minLength", "maxLength", where);
        checkBounds(schema, "minItems", "maxItems", where);
        checkBounds(schema, "minProperties", "maxProperties", where);
    }

    private void checkBounds(Mapping schema, String low, String high, String where) {
        var least = Fields.word(schema, low).filter(SchemaKeyword::isNumber);
        var most = Fields.word(schema, high).filter(SchemaKeyword::isNumber);
        if (least.isEmpty() || most.isEmpty()) return;
        if (least.get().json().decimalValue().compareTo(most.get().json().decimalValue()) > 0) {
            findings.add(SchemaFaults.upsideDown(least.get().place(), low, high, where));
        }
    }
}
