package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DelegatesAsExternalTasksTest {

    private static final List<String> RAN = new ArrayList<>();
    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        JavaDelegate delegate = execution -> RAN.add(execution.getCurrentActivityId());
        var settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setProcessEngineName("delegates");
        settings.setJdbcUrl("jdbc:h2:mem:delegates;DB_CLOSE_DELAY=-1");
        settings.setBeans(new LinkedHashMap<>(Map.of("shellDelegate", delegate, "openRunDelegate", delegate)));
        // The engine adds to this list.
        settings.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new DelegatesAsExternalTasks(Set.of("shell")::contains))));
        engine = settings.buildProcessEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static void run(String bpmn) {
        RAN.clear();
        engine.getRepositoryService()
                .createDeployment()
                .addString("graph.bpmn", bpmn)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("graph-shop");
    }

    private static List<LockedExternalTask> fetched() {
        return engine.getExternalTaskService()
                .fetchAndLock(100, "worker")
                .topic("shell", 60_000)
                .includeExtensionProperties()
                .execute();
    }

    @Test
    void aTaskOfAKnownTypeWaitsForAWorkerAndRunsInNoJob() {
        run(GraphToBpmn.forward(Diagrams.of("a", "")));

        assertThat(fetched()).singleElement().satisfies(task -> {
            assertThat(task.getActivityId()).isEqualTo("task_a");
            assertThat(task.getTopicName()).isEqualTo("shell");
            assertThat(task.getExtensionProperties())
                    .containsEntry("id", "a")
                    .containsEntry("direction", "do")
                    .containsEntry("spec.run", "scripts/a.sh");
            engine.getExternalTaskService().complete(task.getId(), "worker");
        });
        assertThat(RAN).isEmpty();
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void workersBringAGraphToItsEndInTheOrderOfItsTasks() {
        var diagram = Diagrams.install();
        run(GraphToBpmn.forward(diagram));

        var done = new HashSet<String>();
        for (var tasks = fetched(); !tasks.isEmpty(); tasks = fetched()) {
            for (var task : tasks) {
                var id = task.getActivityId().substring("task_".length());
                assertThat(done).containsAll(diagram.order().before(id));
                engine.getExternalTaskService().complete(task.getId(), "worker");
                assertThat(done.add(id)).as("%s comes once", id).isTrue();
            }
        }

        assertThat(done).hasSameElementsAs(diagram.order().names());
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void anyOtherDelegateStaysAnOrdinaryOne() {
        run(GraphToBpmn.forward(Diagrams.of("a", "")).replace("${shellDelegate}", "${openRunDelegate}"));

        assertThat(RAN).containsExactly("task_a");
        assertThat(fetched()).isEmpty();
    }
}
