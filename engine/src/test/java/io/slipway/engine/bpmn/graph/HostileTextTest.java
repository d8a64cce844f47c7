package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.Dag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names, documentation and properties come from strangers: the engine may show them, and never act on them. */
class HostileTextTest {

    /** What would show that an expression was evaluated: the bean that it calls keeps count. */
    public static final class Trap {
        private int steps;

        public String spring() {
            steps++;
            return "sprung";
        }
    }

    private static final Trap TRAP = new Trap();
    private static final List<String> RAN = new ArrayList<>();
    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        var settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setProcessEngineName("hostile-text");
        settings.setJdbcUrl("jdbc:h2:mem:hostile-text;DB_CLOSE_DELAY=-1");
        JavaDelegate shell = execution -> RAN.add(execution.getCurrentActivityName());
        settings.setBeans(new LinkedHashMap<>(Map.of("trap", TRAP, "shellDelegate", shell)));
        engine = settings.buildProcessEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static final Map<String, String> HOSTILE = Map.of(
            "expression", "${1+1} ${trap.spring()}",
            "deferred", "#{1+1} #{trap.spring()}",
            "escaped", "\\${trap.spring()} $${trap.spring()} $#{trap.spring()}",
            "markup", "<script>alert(\"1\")</script> <!-- -- --> ]]> &amp; &#x41; <?x ?> 'it'",
            "lines", "  two\nlines,\ta tab,\r\nand \"room\"  ",
            "emoji", "🚢 ⛴️ 👩‍👩‍👧 é é",
            "rightToLeft", "\u202eevil\u202c שלום مرحبا",
            "separators", "a\u2028b\u2029c\u0085d\u00a0e\ufeff",
            "long", "x".repeat(200) + " ${trap.spring()}");

    private static TaskDiagram diagram(String name, Map<String, String> texts) {
        var tasks = texts.entrySet().stream()
                .map(text -> new DiagramTask(
                        text.getKey(),
                        "shell",
                        text.getValue(),
                        text.getValue(),
                        Map.of("spec.run", text.getValue(), "spec." + text.getValue(), "x"),
                        true))
                .toList();
        return new TaskDiagram(
                name,
                "1.0 ${trap.spring()}",
                Dag.of(tasks.stream().map(DiagramTask::id).toList(), List.of()),
                tasks);
    }

    private static BpmnModelInstance deployed(String key, String bpmn) {
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream(key + ".bpmn", new java.io.ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)))
                .deploy();
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return engine.getRepositoryService().getBpmnModelInstance(definition.getId());
    }

    @Test
    void everyTextArrivesInTheEngineAsItWasWritten() {
        var diagram = diagram("hostile", HOSTILE);
        var model = deployed(diagram.processId(), GraphToBpmn.forward(diagram));

        for (var text : HOSTILE.entrySet()) {
            ServiceTask task = model.getModelElementById("task_" + text.getKey());
            assertThat(task.getName()).isEqualTo(text.getValue());
        }
        assertThat(DiagramReader.read(model).orThrow().tasks()).isEqualTo(diagram.tasks());
    }

    @Test
    void noTextIsEvaluatedWhenAProcessIsDeployedAndRun() {
        RAN.clear();
        var diagram = diagram("run", HOSTILE);
        deployed(diagram.processId(), GraphToBpmn.forward(diagram));
        deployed(diagram.undoProcessId(), GraphToBpmn.undo(diagram));

        engine.getRuntimeService().startProcessInstanceByKey(diagram.processId());
        engine.getRuntimeService().startProcessInstanceByKey(diagram.undoProcessId());

        assertThat(RAN).containsAll(HOSTILE.values()).hasSize(2 * HOSTILE.size());
        assertThat(TRAP.steps).isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("task_expression")
                        .list())
                .extracting(step -> step.getActivityName())
                .containsExactlyInAnyOrder("${1+1} ${trap.spring()}", "Undo ${1+1} ${trap.spring()}");
    }

    @Test
    void whatXmlCannotHoldIsReplacedByASignThatPeopleSee() {
        var diagram = diagram(
                "odd", Map.of("control", "a\u0000b\u0007c\u001bd", "surrogate", "a\ud83db\udca9c\uffffd\ufffee"));
        var model = deployed(diagram.processId(), GraphToBpmn.forward(diagram));

        assertThat(model.<ServiceTask>getModelElementById("task_control").getName())
                .isEqualTo("a␀b␇c␛d");
        assertThat(model.<ServiceTask>getModelElementById("task_surrogate").getName())
                .isEqualTo("a�b�c�d�e");
    }

    @Test
    void aNameLongerThanTheEnginesTablesIsShortenedInItsBoxAndWholeWhenReadBack() {
        RAN.clear();
        var name = "Bring it all up 🚢 ".repeat(600);
        var diagram = diagram("long", Map.of("a", name));
        var model = deployed(diagram.processId(), GraphToBpmn.forward(diagram));

        engine.getRuntimeService().startProcessInstanceByKey(diagram.processId());

        assertThat(RAN).singleElement().satisfies(shown -> {
            assertThat(shown).endsWith("…").hasSizeLessThanOrEqualTo(255);
            assertThat(name).startsWith(shown.substring(0, shown.length() - 1));
        });
        assertThat(DiagramReader.read(model).orThrow().tasks()).isEqualTo(diagram.tasks());
    }
}
