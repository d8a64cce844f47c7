package io.slipway.engine.values;

import static io.slipway.engine.values.Shop.graph;
import static io.slipway.engine.values.Shop.located;
import static io.slipway.engine.values.Shop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.graph.TaskGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TR-5: the union of all schemas as one form, and as a values file to be filled in. */
class FormTest {

    @Test
    void theFormHasAGroupForEachTaskThatAsksAndForEachMode() {
        assertThat(FormModel.of(ValuesCheckTest.SHOP).groups())
                .extracting(group -> group.task() + "|" + group.mode())
                .containsExactly("|", "database|", "database|global.database.provider == \"cloud\"");
        assertThat(FormModel.of(ValuesCheckTest.SHOP).of("database").groups()).hasSize(2);
    }

    @Test
    void aFieldSaysAllThatThereIsToKnow() {
        var group = FormModel.of(ValuesCheckTest.SHOP).json().path("groups").path(1);

        assertThat(group.path("fields").path(0)).isEqualTo(yaml("""
                {path: [password], name: password, label: password, description: The admin's password, type: string,
                 required: true, secret: true, constraints: {format: password, minLength: 4}}
                """));
        assertThat(group.path("fields").path(1)).isEqualTo(yaml("""
                {path: [port], name: port, label: port, description: '', type: integer, required: false, secret: false,
                 default: 5432, constraints: {minimum: 1, exclusiveMaximum: 65536}}
                """));
        assertThat(group.at("/fields/3/fields/0/name").asText()).isEqualTo("backup.bucket");
    }

    @Test
    void theSkeletonIsAFileToBeFilledIn() {
        assertThat(Skeleton.of(FormModel.of(ValuesCheckTest.SHOP))).contains("""
                        global:
                          # object
                          database:
                            # string, one of ["built-in","cloud"]
                            provider: "built-in"
                        """, """
                        tasks:
                          database:
                            # The admin's password
                            # required, string, secret, form password, letters at least 4
                            password:
                            # integer, at least 1, less than 65536
                            port: 5432
                        """, """
                            # object
                            # backup:
                            #   # required, string
                            #   bucket:
                        """, """
                            # Where global.database.provider == "cloud", these are asked for instead:
                            # # required, string
                            # endpoint:
                        """);
    }

    @Test
    void theSkeletonNeedsOnlyWhatItSaysIsRequired() {
        var text = Skeleton.of(FormModel.of(ValuesCheckTest.SHOP));
        var check = new ValuesCheck(ValuesCheckTest.SHOP);

        assertThat(check.check(located("v.yaml", text), GlobalRevision.NONE, Shop.bare())
                        .faults()
                        .all())
                .extracting(fault -> fault.what())
                .containsExactly("Task \"database\": password is missing.");
        var filled = located("v.yaml", text.replace("password:\n", "password: secret\n"));
        assertThat(check.check(filled, GlobalRevision.NONE, Shop.bare())
                        .orThrow()
                        .valuesOf("database"))
                .isEqualTo(yaml("{password: secret, port: 5432, size: small}"));
    }

    /** A package is a stranger's text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\nevil: 1",
                "a\\r\\nevil: 1",
                "a\\revil: 1",
                "a\\u0085evil: 1",
                "a\\u2028evil: 1",
                "a\\u2029evil: 1",
                "a\\x0bevil: 1",
                "a\\x0cevil: 1",
                "\\u0000\\u001b[2Jevil",
                "\\ufeff\\u202eevil: 1",
                "\\n---\\nevil: 1",
                "'\\\"#: {[&*!|>%@`",
                "\\ud800"
            })
    void whateverAPackageSaysTheSkeletonReadsBack(String hostile) {
        TaskGraph graph;
        try {
            graph = graph("""
                    tasks:
                      - id: a
                        type: noop
                        description: "%1$s"
                        config:
                          type: object
                          properties:
                            "%1$s": {type: string, description: "%1$s", default: "%1$s", pattern: "x?"}
                            "null": {type: string, enum: ["%1$s", "b"]}
                    """.formatted(hostile));
        } catch (FaultsException refused) {
            return;
        }
        var schema = graph.task("a").orElseThrow().config();
        var key = schema.path("properties").fieldNames().next();
        var read = located("v.yaml", Skeleton.of(FormModel.of(graph))).json();

        assertThat(read.properties()).extracting(entry -> entry.getKey()).containsExactly("global", "tasks");
        assertThat(read.at("/tasks/a").size()).isEqualTo(2);
        assertThat(read.path("tasks").path("a").path(key).asText()).isEqualTo(key);
    }
}
