package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema that values can be held against. May be used by many threads. */
public final class ValueSchema {

    private final JsonNode written;
    private final JsonSchema compiled;

    private ValueSchema(JsonNode written, SchemaDialect dialect) {
        this.written = written;
        this.compiled = dialect.compile(written);
    }

    /** Of values that people fill in: OpenAPI 3, and known to be sound. */
    public static ValueSchema ofValues(JsonNode schema) {
        return new ValueSchema(schema, SchemaDialect.OPENAPI);
    }

    /** Of a task type's {@code spec}: JSON Schema. */
    public static ValueSchema ofSpec(JsonNode schema) {
        return new ValueSchema(schema, SchemaDialect.JSON_SCHEMA);
    }

    /** What is wrong with a schema itself, as packages write it. */
    public static Faults faultsIn(Located schema, String where) {
        var findings = new Findings();
        new SchemaCheck(findings).checkRoot(schema, where);
        return findings.all();
    }

    public JsonNode written() {
        return written;
    }

    /** All that does not fit, each place once. */
    public List<Mismatch> check(JsonNode value) {
        Map<List<String>, Mismatch> found = new LinkedHashMap<>();
        for (var message : compiled.validate(value)) {
            var mismatch = MismatchSentence.of(message, value, written);
            // Several keywords about one place say the same in other words; the type is the one that explains.
            found.merge(
                    mismatch.path(), mismatch, (one, other) -> other.keyword().equals("type") ? other : one);
        }
        return List.copyOf(found.values());
    }

    /** Texts of numbers and of true and false as what the schema wants there. */
    public JsonNode coerced(JsonNode value) {
        return TextCoercion.of(written, value);
    }
}
