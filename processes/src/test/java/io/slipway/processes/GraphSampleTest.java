package io.slipway.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bpmn.graph.DiagramTask;
import io.slipway.engine.bpmn.graph.GraphToBpmn;
import io.slipway.engine.bpmn.graph.TaskDiagram;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lint reads the committed sample, so what it says of the sample has to hold for what is generated now. */
class GraphSampleTest {

    private static final Path SAMPLE = Path.of("src/test/resources/graph-sample.bpmn");

    private static DiagramTask task(String id, String type, String name, boolean rollback, Map<String, String> spec) {
        return new DiagramTask(id, type, name, "", spec, rollback);
    }

    private static TaskDiagram shop() {
        var tasks = List.of(
                task("database", "helm", "Database", true, Map.of("spec.chart", "charts/postgres")),
                task("schema", "shell", "Schema ${1+1} <b>", true, Map.of("spec.run", "set -e\n\tcreate")),
                task("cache", "helm", "Cache", true, Map.of("spec.chart", "charts/cache")),
                task("orders", "kubernetes", "Orders", true, Map.of()),
                task("catalogue", "kubernetes", "Catalogue", true, Map.of()),
                task("smoke-test", "shell", "Smoke test", false, Map.of("spec.run", "scripts/smoke.sh")));
        var edges = List.of(
                new Edge("database", "schema"),
                new Edge("schema", "orders"),
                new Edge("schema", "catalogue"),
                new Edge("cache", "orders"),
                new Edge("cache", "catalogue"),
                new Edge("orders", "smoke-test"),
                new Edge("catalogue", "smoke-test"),
                new Edge("database", "smoke-test"));
        return new TaskDiagram(
                "shop", "1.2.0", Dag.of(tasks.stream().map(DiagramTask::id).toList(), edges), tasks);
    }

    @Test
    void theSampleIsWhatIsGeneratedNow() throws IOException {
        var generated = GraphToBpmn.forward(shop());
        var now = Files.writeString(Files.createDirectories(Path.of("target")).resolve("graph-sample.bpmn"), generated);

        assertThat(SAMPLE)
                .as("If the change is meant, look at %s in a modeler and copy it to %s.", now, SAMPLE)
                .hasContent(generated);
    }
}
