package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GraphToBpmnTest {

    private static java.util.List<String> flows(String xml) {
        var found = new ArrayList<String>();
        var flow = Pattern.compile("<bpmn:sequenceFlow id=\"flow_([^\"]+)\"").matcher(xml);
        while (flow.find()) found.add(flow.group(1));
        return found;
    }

    @Test
    void aDiamondHasAForkAndAJoin() {
        assertThat(flows(GraphToBpmn.forward(Diagrams.diamond())))
                .containsExactlyInAnyOrder(
                        "startEvent_graph.task_database",
                        "task_database.fork_database",
                        "fork_database.task_schema",
                        "fork_database.task_cache",
                        "task_schema.join_shop",
                        "task_cache.join_shop",
                        "join_shop.task_shop",
                        "task_shop.task_smoke-test",
                        "task_smoke-test.endEvent_graph");
    }

    @Test
    void whereAllWaitForAllOneJoinAndOneForkStandBetween() {
        assertThat(flows(GraphToBpmn.forward(Diagrams.of("a b c d", "a>c a>d b>c b>d"))))
                .contains("task_a.join_c", "task_b.join_c", "join_c.fork_a", "fork_a.task_c", "fork_a.task_d")
                .hasSize(5 + 6);
    }

    @Test
    void aGraphWithoutTasksOnlyBeginsAndEnds() {
        assertThat(flows(GraphToBpmn.forward(Diagrams.of("", "")))).containsExactly("startEvent_graph.endEvent_graph");
        assertThat(flows(GraphToBpmn.forward(Diagrams.of("a", ""))))
                .containsExactly("startEvent_graph.task_a", "task_a.endEvent_graph");
    }

    @Test
    void theReverseKeepsTheOrderOverWhatIsNotUndone() {
        var order = Diagrams.of("a b c d", "a>b b>c b>d").order();
        var tasks = order.names().stream()
                .map(id -> new DiagramTask(id, "noop", id, "", java.util.Map.of(), !id.equals("b")))
                .toList();

        assertThat(flows(GraphToBpmn.undo(new TaskDiagram("shop", "1", order, tasks))))
                .containsExactlyInAnyOrder(
                        "startEvent_graph.gateway_start",
                        "gateway_start.task_c",
                        "gateway_start.task_d",
                        "task_c.join_a",
                        "task_d.join_a",
                        "join_a.task_a",
                        "task_a.endEvent_graph");
    }

    @Test
    void doAndUndoNameEachOther() {
        assertThat(GraphToBpmn.forward(Diagrams.diamond())).contains("Undone by task_cache of graph-shop-undo.");
        assertThat(GraphToBpmn.undo(Diagrams.diamond())).contains("Undoes task_cache of graph-shop.");
    }

    /** Also the files that the pictures in the report of a change are made from. */
    @Test
    void largeGraphsAreWrittenInNoTime() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "graph-samples"));
        Files.writeString(folder.resolve("diamond.bpmn"), GraphToBpmn.forward(Diagrams.diamond()));
        Files.writeString(folder.resolve("install.bpmn"), GraphToBpmn.forward(Diagrams.install()));
        Files.writeString(folder.resolve("install-undo.bpmn"), GraphToBpmn.undo(Diagrams.install()));
        Files.writeString(
                folder.resolve("layered.bpmn"), GraphToBpmn.forward(Diagrams.layered(10, 20, 2, new Random(7))));
        Files.writeString(folder.resolve("full.bpmn"), GraphToBpmn.forward(Diagrams.layered(4, 5, 40, new Random(7))));
        Files.writeString(folder.resolve("random.bpmn"), GraphToBpmn.forward(Diagrams.random(40, 1.5, new Random(7))));
        for (int size : new int[] {200, 1000, 5000}) {
            var diagram = Diagrams.layered(size / 25, 25, 2, new Random(7));
            var wild = Diagrams.random(size, 1.5, new Random(7));
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                var xml = GraphToBpmn.forward(diagram);
                long middle = System.nanoTime();
                var other = GraphToBpmn.forward(wild);
                System.out.printf(
                        "%d tasks: layered %d ms %d KB, random %d ms %d KB%n",
                        size,
                        (middle - begin) / 1_000_000,
                        xml.length() / 1000,
                        (System.nanoTime() - middle) / 1_000_000,
                        other.length() / 1000);
            }
        }
    }
}
