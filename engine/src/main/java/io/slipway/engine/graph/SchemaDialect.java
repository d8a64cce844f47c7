package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.util.Set;

/** The two languages of schemas: packages write OpenAPI 3, task types JSON Schema. */
enum SchemaDialect {
    OPENAPI(factory(VersionFlag.V4, OpenApi30.getInstance())),
    JSON_SCHEMA(JsonSchemaFactory.getInstance(VersionFlag.V202012));

    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
    private static final Set<String> WITHIN =
            Set.of("items", "not", "additionalProperties", "if", "then", "else", "contains", "propertyNames");
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(BoundedPattern::new)
            .build();

    private final JsonSchemaFactory factory;

    SchemaDialect(JsonSchemaFactory factory) {
        this.factory = factory;
    }

    /** Those two are read by the keyword beside them, and unknown by themselves. */
    private static JsonSchemaFactory factory(VersionFlag version, JsonMetaSchema known) {
        var dialect = JsonMetaSchema.builder(known)
                .keyword(new NonValidationKeyword("exclusiveMinimum"))
                .keyword(new NonValidationKeyword("exclusiveMaximum"))
                .build();
        return JsonSchemaFactory.getInstance(
                version, builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
    }

    JsonSchema compile(JsonNode schema) {
        return factory.getSchema(plain(schema), CONFIG);
    }

    /** Without our own keywords, which the library would warn about; and with bounds as the dialect spells them. */
    private JsonNode plain(JsonNode schema) {
        if (!schema.isObject()) return schema;
        var plain = ((ObjectNode) schema).objectNode();
        schema.properties().forEach(keyword -> {
            if (keyword.getKey().startsWith("x-")) return;
            plain.set(keyword.getKey(), plain(keyword.getKey(), keyword.getValue()));
        });
        if (this == OPENAPI) {
            oldBound(plain, "minimum", "exclusiveMinimum");
            oldBound(plain, "maximum", "exclusiveMaximum");
        }
        return plain;
    }

    private JsonNode plain(String keyword, JsonNode value) {
        if (WITHIN.contains(keyword)) return plain(value);
        if (NAMED.contains(keyword) && value.isObject()) {
            var named = ((ObjectNode) value).objectNode();
            value.properties().forEach(one -> named.set(one.getKey(), plain(one.getValue())));
            return named;
        }
        if (LISTED.contains(keyword) && value.isArray()) {
            var listed = JsonNodeFactory.instance.arrayNode();
            value.forEach(one -> listed.add(plain(one)));
            return listed;
        }
        return value;
    }

    /** OpenAPI 3.0 says {@code exclusiveMinimum: true} beside a minimum; the newer form is a number by itself. */
    private static void oldBound(ObjectNode schema, String bound, String exclusive) {
        var number = schema.path(exclusive);
        if (!number.isNumber()) return;
        var other = schema.path(bound);
        boolean otherIsStricter = other.isNumber()
                && other.decimalValue().compareTo(number.decimalValue()) * (bound.equals("minimum") ? 1 : -1) > 0;
        if (otherIsStricter) {
            schema.remove(exclusive);
        } else {
            schema.set(bound, number);
            schema.put(exclusive, true);
        }
    }
}
