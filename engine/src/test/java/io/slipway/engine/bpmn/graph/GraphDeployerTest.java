package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.yaml.DocumentReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class GraphDeployerTest {

    private TestEngine engine;
    private GraphDeployer deployer;

    @BeforeEach
    void open() {
        engine = new TestEngine();
        deployer = engine.deployer();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theSameGraphIsTheSameTwoDefinitions() {
        var first = deployer.deploy(Diagrams.diamond());
        var again = deployer.deploy(Diagrams.diamond());

        assertThat(again).isEqualTo(first);
        assertThat(first.forward().key()).isEqualTo("graph-shop");
        assertThat(first.undo().key()).isEqualTo("graph-shop-undo");
        assertThat(first.forward().version()).isEqualTo(1);
        assertThat(engine.repository().createProcessDefinitionQuery().count()).isEqualTo(2);
    }

    @Test
    void anotherGraphOfThePackageIsAnotherVersionAndTheFirstIsStillFound() {
        var first = deployer.deploy(Diagrams.diamond());
        var second = deployer.deploy(Diagrams.install());

        assertThat(second.forward().version()).isEqualTo(2);
        assertThat(deployer.deploy(Diagrams.diamond())).isEqualTo(first);
    }

    @Test
    void bothDrawingsAreKeptByTheirDigests() {
        var deployed = deployer.deploy(Diagrams.diamond());

        assertThat(engine.diagrams().find(deployed.forward().diagram()))
                .contains(GraphToBpmn.forward(Diagrams.diamond()));
        assertThat(engine.diagrams().find(deployed.undo().diagram())).contains(GraphToBpmn.undo(Diagrams.diamond()));
    }

    @Test
    void whatAPackageSaysOfATaskStandsInItsProperties() {
        var yaml = """
                name: shop
                version: 1.2.0
                tasks:
                  - {id: db, type: helm, description: The database, spec: {chart: charts/db, set: {a.b: 1}, wait: true, tag: "1.20", deep: {a: x}}, timeout: 10m, retries: {attempts: 3}}
                  - {id: app, type: helm, rollback: false, dependsOn: [db]}
                """;
        var read = new PackageReader(List.of(TaskKind.named("helm")))
                .read(new DocumentReader().read("package.yaml", yaml), new TreeSet<>(List.of("charts/db/Chart.yaml")))
                .orThrow();

        var diagram = TaskDiagram.of(TaskGraph.of(read), task -> task.rollback().orElse(true));

        var task = diagram.tasks().get(0);
        assertThat(task.properties())
                .containsEntry("spec.chart", "charts/db")
                .containsEntry("spec.set", "{\"a.b\":1}")
                .containsEntry("spec.wait", "true")
                .containsEntry("spec.tag", "\"1.20\"")
                .containsEntry("spec.deep.a", "x")
                .containsEntry("retries.attempts", "3")
                .containsEntry("timeout", "10m")
                .hasSize(7);
        assertThat(TaskProperties.task(task.properties(), TextProperties.unknown())
                        .path("spec"))
                .isEqualTo(read.tasks().get(0).spec());
        assertThat(task.rollback()).isTrue();
        assertThat(diagram.tasks().get(1).rollback()).isFalse();
        assertThat(task.documentation()).isEqualTo("The database");
    }

    @Test
    void fiveThousandTasksAreDeployedInSeconds() {
        deployer.deploy(Diagrams.diamond());
        var large = Diagrams.layered(100, 50, 2, new Random(1));

        // Processor time: the machine may be busy with others.
        var clock = ManagementFactory.getThreadMXBean();
        long begun = clock.getCurrentThreadCpuTime();
        deployer.deploy(large);
        long milliseconds = (clock.getCurrentThreadCpuTime() - begun) / 1_000_000;
        System.out.println("5,000 tasks deployed in " + milliseconds + " ms of processor time");

        assertThat(milliseconds).isLessThan(8_000);
    }
}
