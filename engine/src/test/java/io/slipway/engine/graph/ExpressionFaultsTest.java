package io.slipway.engine.graph;

import static io.slipway.engine.graph.Packages.faults;
import static io.slipway.engine.graph.Packages.onlyFault;
import static io.slipway.engine.graph.Packages.readBody;
import static io.slipway.engine.graph.Packages.readTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionFaultsTest {

    /** db → mid → last, and other beside them. */
    private static Checked<TaskPackage> readWithLast(String keys) {
        return readBody("""
                tasks:
                  - {id: db, type: noop}
                  - {id: my-task, type: noop}
                  - {id: last, type: http, %s}
                  - {id: other, type: noop}
                edges: [{from: db, to: my-task}, {from: my-task, to: last}]
                """.formatted(keys));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode == | cannot be understood, at its character 8: mismatched input '<EOF>'. Expressions are CEL",
                "moode == \"x\" | cannot be understood, at its character 1: undeclared reference to 'moode'. Expressions",
                "sizes(values.x) | undeclared reference to 'sizes'",
                "mode | is neither true nor false. Compare it with something: mode == \"install\".",
                "size(values) | is neither true nor false.",
                "mode == 1 | found no matching overload for '_==_' applied to '(string, int)'. Expressions",
            })
    void aConditionThatCannotBeUnderstoodIsAFault(String when, String sentence) {
        assertThat(onlyFault(readTask("when: '" + when + "'")))
                .startsWith("package.yaml:5:32 PACKAGE-EXPRESSION The expression \"" + when + "\"")
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "mode == \"install\"",
                "global.database.provider != \"cloud\" && size(values.list) > 1",
                "values.on",
                "outputs[\"db\"].on",
                "[1, 2].exists(x, x == values.n)",
                "has(values.a) ? values.a : false",
                "fromVersion.startsWith(\"1.\")",
                "values.namespace == \"x\""
            })
    void aConditionOfCelIsNoFault(String when) {
        assertThat(faults(readBody(
                        "tasks: [{id: db, type: noop}, {id: a, type: noop, dependsOn: [db], when: '" + when + "'}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: 'http://${outputs.db.host}'",
                "body: {a: [\"${outputs['my-task'].port + 1}\"]}",
                "headers: {A: '$${no expression'}",
                "url: '${{\"a}\": 1}[\"a}\"]}${values.x}'",
                "run: 'echo ${HOME:-x}'",
                "env: {A: '${has(outputs.db) ? outputs.db.x : 1}'}"
            })
    void aTextWithExpressionsIsNoFault(String spec) {
        assertThat(faults(readWithLast("spec: {" + spec + "}"))).isEmpty();
    }

    @Test
    void anExpressionInATextIsCheckedWhereTheTypeFillsItIn() {
        assertThat(onlyFault(readTask("spec: {env: {A: 'x ${values.} y'}}")))
                .startsWith("package.yaml:5:42 PACKAGE-EXPRESSION The expression \"values.\" cannot be understood,"
                        + " at its character 8:")
                .endsWith("Expressions are CEL and know values, global, outputs, mode, fromVersion and toVersion.");
        assertThat(onlyFault(readTask("spec: {env: {A: '${values.a'}}")))
                .endsWith("A ${ in this text is not closed by a }."
                        + " Close it, or write $${ for a ${ that is meant as it stands.");
        assertThat(onlyFault(readTask("spec: {env: {A: '${ }'}}"))).contains("cannot be understood, it is empty.");
        assertThat(onlyFault(readTask("modes: [{when: 'true', outputs: {a: '${x}'}}]")))
                .contains("undeclared reference to 'x'");
    }

    @Test
    void outputsAreThoseOfATaskThatRunsBefore() {
        assertThat(onlyFault(readWithLast("spec: {url: '${outputs.other.x}'}")))
                .isEqualTo(
                        "package.yaml:7:40 PACKAGE-OUTPUTS-OF Task \"last\" names the outputs of \"other\", which need"
                                + " not be over before it begins. Add an edge: {from: other, to: last}.");
        assertThat(onlyFault(readWithLast("when: 'has(outputs.other)'"))).contains("PACKAGE-OUTPUTS-OF");
        assertThat(onlyFault(readWithLast("when: 'outputs[\"other\"].x == 1 && mode == \"\"'")))
                .contains("PACKAGE-OUTPUTS-OF");
        assertThat(onlyFault(readWithLast("spec: {url: '${outputs.last.x}'}")))
                .contains("Task \"last\" names its own outputs, which are not there before it has run.");
        assertThat(onlyFault(readWithLast("spec: {url: '${outputs.dbb.x}'}")))
                .contains(
                        "An expression names the outputs of \"dbb\", but there is no such task. Did you mean \"db\"?");
    }

    @Test
    void aModeIsChosenBeforeAnyOutputsAreThere() {
        assertThat(onlyFault(readWithLast("modes: [{when: 'outputs.db.x == 1'}]")))
                .contains("PACKAGE-EXPRESSION A mode is chosen before anything runs,"
                        + " so outputs of tasks are not known here.");
    }
}
