package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.graph.Dag.Edge;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class EditedGraphsTest {

    private static final String GRAPH = "graph-shop";

    private TestEngine engine;

    @BeforeEach
    void open() {
        engine = new TestEngine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static String exported() {
        return GraphToBpmn.forward(Diagrams.of("database schema shop", "database>schema schema>shop"));
    }

    /** What a modeler writes when somebody draws a task between schema and shop and fills in a template. */
    private static String withATaskBetween(String bpmn, String properties) {
        var drawn = """
                <bpmn:serviceTask id="Activity_0x1y2z3" name="Load articles" camunda:modelerTemplate="io.slipway.shell" camunda:delegateExpression="${shellDelegate}">
                  <bpmn:extensionElements><camunda:properties>%s</camunda:properties></bpmn:extensionElements>
                  <bpmn:incoming>flow_task_schema.task_shop</bpmn:incoming>
                  <bpmn:outgoing>Flow_1a2b3c4</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_1a2b3c4" sourceRef="Activity_0x1y2z3" targetRef="task_shop" />
                """.formatted(properties);
        var turned = bpmn.replaceAll(
                "(<bpmn:sequenceFlow id=\"flow_task_schema.task_shop\"[^>]*targetRef=\")task_shop\"",
                "$1Activity_0x1y2z3\"");
        assertThat(turned).isNotEqualTo(bpmn);
        return turned.replace("  </bpmn:process>", drawn + "  </bpmn:process>");
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"" + name + "\" value=\"" + value + "\" />";
    }

    private static final String ARTICLES = property("id", "articles")
            + property("type", "shell")
            + property("rollback", "true")
            + property("spec.run", "scripts/load.sh")
            + property("spec.undo", "scripts/unload.sh")
            + property("timeout", "5m");

    private DeploymentWithDefinitions deploy(String bpmn) {
        return engine.repository()
                .createDeployment()
                .name("from a modeler")
                .addString("shop.bpmn", bpmn)
                .deployWithResult();
    }

    @Test
    void aTaskDrawnBetweenTwoOthersIsInTheOrderAndUndoneTheOtherWayRound() {
        var deployed = deploy(withATaskBetween(exported(), ARTICLES));

        var edited = engine.editedGraphs().find(GRAPH, "1.2.0").orElseThrow();
        assertThat(edited.tasks()).contains("""
                        {"id":"articles","type":"shell","rollback":true,"spec":{"run":"scripts/load.sh","undo":"scripts/unload.sh"},"timeout":"5m"}""");
        assertThat(edited.tasks()).contains("""
                        {"from":"schema","to":"articles"},{"from":"articles","to":"shop"}""");
        assertThat(engine.repository()
                        .createProcessDefinitionQuery()
                        .deploymentId(deployed.getId())
                        .list())
                .extracting("id")
                .containsExactlyInAnyOrder(
                        edited.definitions().forward().id(),
                        edited.definitions().undo().id());
        assertThat(undoOrder(edited)).contains("schema > articles").contains("articles > shop");
    }

    /** The order in the reverse process, told the usual way round. */
    private String undoOrder(EditedGraph edited) {
        var undo = engine.diagrams().find(edited.definitions().undo().diagram()).orElseThrow();
        var told = new StringBuilder();
        java.util.regex.Pattern.compile("sourceRef=\"task_([a-z]+)\" targetRef=\"task_([a-z]+)\"")
                .matcher(undo)
                .results()
                .map(flow -> new Edge(flow.group(2), flow.group(1)))
                .forEach(edge -> told.append(edge.from() + " > " + edge.to() + "\n"));
        return told.toString();
    }

    @Test
    void whatIsWrongInTheDrawingIsToldAndNothingIsStored() {
        var unknown = withATaskBetween(
                exported(), ARTICLES + property("colour", "red") + property("retries.attempts", "none"));

        assertThatThrownBy(() -> deploy(unknown))
                .hasMessageContaining("shop.bpmn PACKAGE-UNKNOWN-KEY \"colour\" is no key of task \"articles\"")
                .hasMessageContaining("PACKAGE-RETRIES");
        assertThatThrownBy(
                        () -> deploy(exported().replace("name=\"rollback\" value=\"true\"", "name=\"x\" value=\"\"")))
                .hasMessageContaining("DIAGRAM-TASK-ROLLBACK");
        assertThatThrownBy(() -> deploy(exported().replace("${shellDelegate}", "${store}")))
                .hasMessageContaining("LAW-BEAN");

        assertThat(engine.repository().createDeploymentQuery().count()).isZero();
        assertThat(engine.editedGraphs().isEdited(GRAPH, "1.2.0")).isFalse();
    }

    @Test
    void whatWeGenerateCountsNotAsEdited() {
        engine.deployer().deploy(Diagrams.diamond());

        assertThat(engine.editedGraphs().find(GRAPH, "1.2.0")).isEmpty();
    }

    @Test
    void theLastEditCountsAndADeletedDeploymentIsMadeAgain() {
        deploy(exported());
        var second = deploy(withATaskBetween(exported(), ARTICLES));
        engine.repository().deleteDeployment(second.getId(), true);

        var edited = engine.editedGraphs().find(GRAPH, "1.2.0").orElseThrow();

        assertThat(edited.tasks()).contains("articles");
        assertThat(engine.editedGraphs().find(GRAPH, "1.2.0")).contains(edited);
    }

    @Test
    void aNewerVersionStartsFromItsOwnGraphAndTellsOfTheEditedOne() {
        deploy(exported());
        deploy(exported().replace("1.2.0", "1.10.0"));

        var graphs = engine.editedGraphs();
        assertThat(graphs.find(GRAPH, "2.0.0")).isEmpty();
        assertThat(graphs.olderEditOf(GRAPH, "2.0.0")).contains("1.10.0");
        assertThat(graphs.olderEditOf(GRAPH, "1.10.0")).contains("1.2.0");
        assertThat(graphs.olderEditOf(GRAPH, "1.2.0")).isEmpty();
    }

    @Test
    void onlyGraphsThatNobodyNeedsAreForgotten() {
        var running = engine.deployer().deploy(Diagrams.diamond());
        var old = engine.deployer().deploy(Diagrams.of("a b", "a>b"));
        var edited = deploy(exported());
        var newest = engine.deployer().deploy(Diagrams.install());
        engine.jdbc()
                .sql("insert into run (id, round, state, created_at, forward_definition, undo_definition)"
                        + " values ('r-1', 1, 'waiting', current_timestamp, ?, ?)")
                .params(running.forward().id(), running.undo().id())
                .update();

        assertThat(engine.unusedGraphs().forget(100)).isEqualTo(1);

        assertThat(engine.repository()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(GRAPH)
                        .list())
                .extracting("id")
                .contains(running.forward().id(), newest.forward().id())
                .doesNotContain(old.forward().id())
                .hasSize(3);
        assertThat(engine.repository()
                        .createDeploymentQuery()
                        .deploymentId(edited.getId())
                        .count())
                .isEqualTo(1);
        assertThat(engine.diagrams().find(old.forward().diagram())).isPresent();
    }
}
