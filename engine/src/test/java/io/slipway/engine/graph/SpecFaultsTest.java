package io.slipway.engine.graph;

import static io.slipway.engine.graph.Packages.faults;
import static io.slipway.engine.graph.Packages.onlyFault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.yaml.DocumentReader;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** TR-2 and TR-4: a task's {@code spec} is held against the schema of its type before anything runs. */
class SpecFaultsTest {

    private static final String SCHEMA = """
            type: object
            required: [image]
            additionalProperties: false
            properties:
              image: {type: string}
              replicas: {type: integer, minimum: 1}
              wait: {type: boolean}
              size: {type: string, enum: [small, large]}
              ports: {type: array, items: {type: object, properties: {port: {type: integer, x-template: true}}}}
              labels: {type: object, x-template: true, additionalProperties: {type: string}}
            """;

    private record Container(JsonNode schema) implements TaskKind {

        @Override
        public String name() {
            return "container";
        }
    }

    private static final JsonNode JSON =
            new DocumentReader().read("s.yaml", SCHEMA).root().orElseThrow().json();

    private static final PackageReader READER = new PackageReader(List.of(new Container(JSON), TaskKind.named("noop")));

    private static Checked<TaskPackage> read(String body) {
        var yaml = "name: shop\nversion: 1.0.0\ntasks:\n" + body;
        return READER.read(new DocumentReader().read("package.yaml", yaml), new TreeSet<>());
    }

    private static Checked<TaskPackage> readSpec(String spec) {
        return read("  - id: a\n    type: container\n    spec: {" + spec + "}\n");
    }

    @Test
    void aSpecThatFitsItsTypeIsNoFault() {
        assertThat(faults(readSpec("image: x, replicas: 2, wait: true, size: large")))
                .isEmpty();
    }

    @Test
    void whatDoesNotFitIsToldAtItsPlace() {
        assertThat(onlyFault(readSpec("image: x, replicas: 0")))
                .isEqualTo("package.yaml:6:32 PACKAGE-SPEC \"replicas\" in spec of task \"a\" must be at least 1."
                        + " Correct it.");
        assertThat(onlyFault(readSpec("replicas: 1")))
                .isEqualTo("package.yaml:6:11 PACKAGE-SPEC \"image\" in spec of task \"a\" is missing."
                        + " Add it with its value.");
        assertThat(onlyFault(readSpec("image: x, imagge: y")))
                .startsWith("package.yaml:6:22 PACKAGE-SPEC \"imagge\" in spec of task \"a\" is not known."
                        + " Did you mean \"image\"?");
        assertThat(onlyFault(readSpec("image: x, size: larg")))
                .contains("\"size\" in spec of task \"a\" must be one of: small, large. Did you mean \"large\"?");
        assertThat(onlyFault(readSpec("image: x, ports: [{port: 1}, {port: true}]")))
                .contains("\"ports[1].port\"", "is true or false, but must be a whole number");
    }

    @Test
    void definedIsTextAndMayYetMeanANumber() {
        assertThat(faults(read("  - {id: a, type: container, defined: [image=x, replicas=3, wait=true]}\n")))
                .isEmpty();
        assertThat(onlyFault(read("  - {id: a, type: container, defined: [image=x, replicas=three]}\n")))
                .contains("package.yaml:4:49 PACKAGE-SPEC \"replicas\"", "is a text, but must be a whole number");
    }

    @Test
    void anExpressionMayBecomeANumberWhereItIsFilledIn() {
        assertThat(faults(readSpec("image: x, ports: [{port: '${values.port}'}]")))
                .isEmpty();
        assertThat(onlyFault(readSpec("image: x, replicas: '${values.n}'"))).contains("\"replicas\"");
    }

    @Test
    void theSchemaSaysWhereExpressionsAreFilledIn() {
        var fields = TemplateFields.of(JSON);
        assertThat(fields.isTemplate(List.of("labels", "deeper", "still"))).isTrue();
        assertThat(fields.isTemplate(List.of("ports", "port"))).isTrue();
        assertThat(fields.isTemplate(List.of("ports"))).isFalse();
        assertThat(fields.isTemplate(List.of("env"))).isFalse();
        assertThat(TaskKind.named("noop").templates().isTemplate(List.of("env")))
                .isTrue();
    }

    /** TR-8. */
    @Test
    void anOutputThatATaskDoesNotDeclareIsAFault() {
        var tasks = """
                  - id: db
                    type: noop
                    modes: [{when: mode == "same", outputs: {note: x}}]
                    outputs: {type: object, properties: {endpoint: {type: string}}}
                  - {id: open, type: noop}
                  - {id: last, type: noop, dependsOn: [db, open], when: %s}
                """;
        assertThat(onlyFault(read(tasks.formatted("outputs.db.endpiont == ''"))))
                .isEqualTo("package.yaml:9:57 PACKAGE-OUTPUTS-OF Task \"db\" has no output \"endpiont\"."
                        + " Did you mean \"endpoint\"? It declares endpoint, note.");
        assertThat(onlyFault(read(tasks.formatted("outputs.db.x")))).contains("Task \"db\" has no output \"x\".");
        assertThat(faults(read(tasks.formatted("outputs.db.endpoint + outputs.db.note == outputs.open.any"))))
                .isEmpty();
    }

    @Test
    void aNameOfAReversedProcessIsNoNameOfAPackage() {
        var yaml = "name: shop-undo\nversion: 1.0.0\ntasks: []\n";
        assertThat(onlyFault(READER.read(new DocumentReader().read("package.yaml", yaml), new TreeSet<>())))
                .startsWith("package.yaml:1:7 PACKAGE-NAME \"shop-undo\" ends with -undo");
    }

    /** A pattern that would take years is given up, and what it judges counts as not fitting. */
    @Test
    void aPatternThatNeverEndsIsGivenUp() {
        var schema = new DocumentReader()
                .read("s.yaml", "{type: object, properties: {a: {type: string, pattern: '^(a+)+$'}}}")
                .root()
                .orElseThrow()
                .json();
        var value = new DocumentReader()
                .read("v.yaml", "a: " + "a".repeat(60) + "!")
                .root();

        assertThat(ValueSchema.ofValues(schema).check(value.orElseThrow().json()))
                .extracting(Mismatch::what)
                .containsExactly("does not match the pattern ^(a+)+$");
    }
}
