package io.slipway.engine.values;

import static io.slipway.engine.values.Shop.assign;
import static io.slipway.engine.values.Shop.graph;
import static io.slipway.engine.values.Shop.run;
import static io.slipway.engine.values.Shop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.OutputName;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TR-7 and TR-8: what a task receives, and when it does nothing. */
class AssigningTest {

    private static final RunInputs NOTHING = run("{}", "{}");

    /** database → schema, whose keys are given. */
    private static TaskGraph withSchema(String keys) {
        return graph("""
                tasks:
                  - {id: database, type: noop}
                  - {id: my-task, type: noop}
                  - {id: schema, type: probing, dependsOn: [database, my-task], %s}
                """.formatted(keys));
    }

    private static JsonNode spec(String spec, RunInputs run, String outputs) {
        var assigned = assign(withSchema("spec: {" + spec + "}"), "schema", run, outputs);
        assertThat(assigned).isInstanceOf(Assignment.Work.class);
        return ((Assignment.Work) assigned).context().spec();
    }

    private static String broken(String keys, RunInputs run, String outputs) {
        var assigned = assign(withSchema(keys), "schema", run, outputs);
        assertThat(assigned).isInstanceOf(Assignment.Broken.class);
        return ((Assignment.Broken) assigned).why();
    }

    @Test
    void anExpressionByItselfKeepsTheKindOfItsValue() {
        var run = run("{schema: {port: 5432, big: 12345678901234567890, list: [a, {b: 1}], on: true}}", "{}");

        assertThat(spec("port: '${values.port}', env: {A: '${values.list}', B: '${values.on}'}", run, "{}"))
                .isEqualTo(yaml("{port: 5432, env: {A: [a, {b: 1}], B: true}}"));
        assertThat(spec("env: {A: '${values.port + 1}', B: '${values.big}', C: '${[values.on]}'}", run, "{}"))
                .hasToString("{\"env\":{\"A\":5433,\"B\":12345678901234567890,\"C\":[true]}}");
    }

    @Test
    void anExpressionAmongOtherTextBecomesText() {
        var run = run("{schema: {port: 5432, list: [1], none: null}}", "{}");
        assertThat(spec("env: {A: 'p ${values.port}', B: '${values.list}${values.none}!', C: '$${x}'}", run, "{}"))
                .isEqualTo(yaml("{env: {A: 'p 5432', B: '[1]!', C: '${x}'}}"));
    }

    @Test
    void textBecomesWhatTheSchemaWants() {
        var run = run("{schema: {port: '5432', on: 'true'}}", "{}");
        assertThat(spec("port: '${values.port}', wait: '${values.on}'", run, "{}"))
                .isEqualTo(yaml("{port: 5432, wait: true}"));
    }

    @Test
    void aScriptIsNoTemplate() {
        assertThat(spec("run: 'echo ${HOME} ${values.x}'", NOTHING, "{}"))
                .isEqualTo(yaml("{run: 'echo ${HOME} ${values.x}'}"));
    }

    @Test
    void allThatATaskMayKnowCanBeNamed() {
        var run = RunInputs.bare("upgrade", "1.0.0", "1.2.0", "prod/shop")
                .with(yaml("{schema: {user: eve}, database: {user: adam}}"), yaml("{region: north}"));
        assertThat(spec(
                        "env: {A: '${values.user} ${global.region} ${mode} ${fromVersion} ${toVersion}',"
                                + " B: '${outputs.database.host}:${outputs[\"my-task\"].port}'}",
                        run,
                        "{database: {host: db}, my-task: {port: 80}}"))
                .isEqualTo(yaml("{env: {A: 'eve north upgrade 1.0.0 1.2.0', B: 'db:80'}}"));
    }

    @Test
    void aTaskWhoseWhenIsFalseIsSkipped() {
        var graph = withSchema("when: 'mode == \"upgrade\"'");
        assertThat(assign(graph, "schema", NOTHING, "{}"))
                .isEqualTo(new Assignment.Skip("Its when is false: mode == \"upgrade\""));
        assertThat(assign(graph, "schema", RunInputs.bare("upgrade", "", "", ""), "{}"))
                .isInstanceOf(Assignment.Work.class);
    }

    @Test
    void outputsOfASkippedTaskAreNotThere() {
        var graph = withSchema("when: 'has(outputs.database)'");
        assertThat(assign(graph, "schema", NOTHING, "{}")).isInstanceOf(Assignment.Skip.class);
        assertThat(assign(graph, "schema", NOTHING, "{database: {}}")).isInstanceOf(Assignment.Work.class);
    }

    /** TR-7: in the mode it installs nothing, and its declared outputs are returned. */
    @Test
    void inAModeATaskOnlyAnswers() {
        var graph = withSchema("modes: [{when: 'global.provider == \"cloud\"',"
                + " outputs: {endpoint: 'tcp://${values.endpoint}', port: '${values.port}'}}]");
        var cloud = run("{schema: {endpoint: db.example, port: 1}}", "{provider: cloud}");

        assertThat(assign(graph, "schema", cloud, "{}"))
                .isEqualTo(new Assignment.Answer(Map.of("endpoint", yaml("tcp://db.example"), "port", yaml("1"))));
        assertThat(assign(graph, "schema", run("{}", "{provider: built-in}"), "{}"))
                .isInstanceOf(Assignment.Work.class);
    }

    @Test
    void whatIsPutBackWasDecidedWhenItWasDone() {
        var graph = withSchema("when: 'false', spec: {env: {A: '${outputs.database.host}'}}");
        var undo = assign(graph, "schema", NOTHING, "{database: {host: db}}", Direction.UNDO);

        assertThat(((Assignment.Work) undo).context().spec()).isEqualTo(yaml("{env: {A: db}}"));
        assertThat(((Assignment.Work) undo).context().direction()).isEqualTo(Direction.UNDO);
    }

    @Test
    void retriesAndTimeoutGoAlong() {
        var graph = withSchema("timeout: 10m, retries: {attempts: 3, backoff: 5s}");
        var work = (Assignment.Work) assign(graph, "schema", NOTHING, "{}");

        assertThat(work.tries().most()).isEqualTo(3);
        assertThat(work.tries().firstWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(work.context().inputs().timeout()).contains(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outputs.database.host | {} | Task \"schema\" wants outputs.database.host, but task \"database\" has"
                        + " not run: it was skipped.",
                "outputs.database.host + '!' | {} | Task \"schema\" wants outputs.database.host, but task \"database\"",
                "outputs.database.host | {database: {a: 1, b: 2}} | Task \"schema\" wants outputs.database.host, but"
                        + " task \"database\" has answered only a, b.",
                "outputs.database.host | {database: {}} | but task \"database\" has answered nothing.",
                "outputs.database.a.b | {database: {a: 1}} | but there is no such value in what task \"database\"",
                "values.user | {} | Task \"schema\" wants values.user, but nobody has filled it in. Fill in user in"
                        + " tasks.schema",
                "size(values.user) | {} | Task \"schema\" wants values.user, but nobody has filled it in.",
                "global.x.y | {} | Task \"schema\" wants global.x.y, but it is not in the global config",
                "1 / (size(mode) - 7) | {} | It divides by zero.",
                "int(mode) | {} | has the expression \"int(mode)\", which has no value here. It turns a value",
                "[1][3] | {} | beyond the end of a list",
                "duration('1s') | {} | Its result is neither text, number",
                "1.0 / 0.0 | {} | Its result is no finite number."
            })
    void whatHasNoValueIsToldInASentence(String expression, String outputs, String sentence) {
        var written = expression.replace("'", "''");
        assertThat(broken("spec: {env: {A: '${" + written + "}'}}", NOTHING, outputs))
                .contains(sentence);
    }

    @Test
    void aValueThatDoesNotFitTheTypeIsToldWithoutTheValue() {
        assertThat(broken("spec: {port: '${values.port}'}", run("{schema: {port: canary}}", "{}"), "{}"))
                .isEqualTo(
                        "With the values filled in, \"port\" in spec of task \"schema\" is a text, but must be a whole"
                                + " number. Correct the value, or the expression.");
    }

    @Test
    void aConditionThatIsNeitherTrueNorFalseIsTold() {
        assertThat(broken("when: 'values.on'", run("{schema: {on: canary}}", "{}"), "{}"))
                .isEqualTo("Task \"schema\" has the expression \"values.on\", which has no value here."
                        + " It is neither true nor false. Compare it with something.");
    }

    /** TR-13: kept tasks that take changed outputs as input run again. */
    @Test
    void aTaskTakesTheOutputsThatItsExpressionsName() {
        var graph = withSchema("when: 'has(outputs.database)', spec: {env: {A: '${outputs[\"my-task\"].port}'},"
                + " run: '${outputs.none}'}");
        var taken = OutputsTaken.by(graph.task("schema").orElseThrow(), Shop.kind("probing"));

        assertThat(taken.names())
                .containsExactlyInAnyOrder(new OutputName("database", ""), new OutputName("my-task", "port"));
        assertThat(taken.takesAll()).isFalse();
        assertThat(taken.tasks(graph, "schema")).containsExactly("database", "my-task");
        assertThat(taken.differs("my-task", yaml("{port: 1, x: 1}"), yaml("{port: 1, x: 2}")))
                .isFalse();
        assertThat(taken.differs("my-task", yaml("{port: 1}"), yaml("{port: 2}")))
                .isTrue();
        assertThat(taken.differs("database", yaml("{}"), yaml("{x: 1}"))).isTrue();
    }
}
