package io.slipway.engine.graph;

import static io.slipway.engine.graph.Packages.faults;
import static io.slipway.engine.graph.Packages.onlyFault;
import static io.slipway.engine.graph.Packages.readTask;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: strng | \"strng\" in the schema of task \"a\" is no type of OpenAPI 3. Did you mean \"string\"?",
                "type: string | is not of type object, so it asks for no named values",
                "propertys: {} | \"propertys\" in the schema of task \"a\" is no keyword of OpenAPI 3. Did you mean \"properties\"?",
                "properties: [] | properties in the schema of task \"a\" must be a mapping from names to schemas.",
                "properties: {p: text} | The schema of task \"a\", p is a text, but must be a mapping.",
                "properties: {p: {$ref: x}} | refers to another one by $ref",
                "properties: {p: {type: array}} | The schema of task \"a\", p is of type array, but has no items.",
                "properties: {p: {pattern: '['}} | Pattern in the schema of task \"a\", p is no regular expression",
                "properties: {p: {minimum: 3, maximum: 2}} | minimum is larger than maximum: no value fits.",
                "properties: {p: {minLength: -1}} | minLength in the schema of task \"a\", p must be a whole number, 0 or more.",
                "properties: {p: {maximum: .inf}} | maximum in the schema of task \"a\", p must be a number.",
                "properties: {p: {enum: []}} | enum in the schema of task \"a\", p must be a list with at least one value.",
                "properties: {p: {type: integer, default: x}} | default in the schema of task \"a\", p is not of its type integer.",
                "properties: {p: {type: string, enum: [a, 1]}} | enum in the schema of task \"a\", p is not of its type string.",
                "properties: {p: {allOf: [{type: 1}]}} | type in the schema of task \"a\", p, allOf must be a text.",
                "required: [a, a] | required in the schema of task \"a\" must be a list of different names.",
                "required: true | required in the schema of task \"a\" must be a list of different names.",
                "additionalProperties: {type: x} | \"x\" in the schema of task \"a\", additionalProperties is no type",
                "properties: {p: {multipleOf: 0}} | multipleOf in the schema of task \"a\", p must be a number above 0.",
            })
    void aSchemaIsOneBeforeAnybodyFillsInAValue(String schema, String sentence) {
        assertThat(onlyFault(readTask("config: {" + schema + "}"))).contains("PACKAGE-SCHEMA", sentence);
    }

    @Test
    void aSchemaOfOpenApiIsNoFault() {
        assertThat(faults(readTask("""
                config: {type: object, title: A, required: [port], additionalProperties: false, x-order: 1, properties: {
                  port: {type: integer, minimum: 1, maximum: 65535, exclusiveMaximum: false, default: 80, format: int32},
                  names: {type: array, items: {type: string, minLength: 1, pattern: '^[a-z]+$'}, uniqueItems: true, default: []},
                  size: {oneOf: [{type: number, multipleOf: 0.5}, {type: string, nullable: true, default: null}]},
                  password: {type: string, format: password, writeOnly: true, x-secret: true, description: d, example: e},
                  free: {}}}"""))).isEmpty();
    }

    @Test
    void schemasOfOutputsAndModesAreCheckedToo() {
        assertThat(onlyFault(readTask("outputs: {type: x}"))).contains("in the schema of the outputs of task \"a\"");
        assertThat(onlyFault(readTask("modes: [{when: 'true', config: {type: x}}]")))
                .contains("in the schema of a mode of task \"a\"");
    }
}
