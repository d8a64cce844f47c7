package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GraphToBpmnTest {

    private static List<String> flows(String xml) {
        return found(xml, "<bpmn:sequenceFlow id=\"flow_([^\"]+)\"");
    }

    private static List<String> found(String xml, String pattern) {
        return Pattern.compile(pattern)
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .toList();
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
                .map(id -> new DiagramTask(id, "noop", id, "", Map.of(), !id.equals("b")))
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

    /** A second or two on a machine that has nothing else to do; what is asked for here is that nothing grows squarely. */
    @Test
    void aGraphOfFiveThousandTasksIsWrittenInSeconds() {
        long seed = new Random().nextLong();
        var diagram = Diagrams.random(5000, 1.5, new Random(seed));

        assertThat(Duration.ofNanos(nanosToWrite(diagram))).as("seed %s", seed).isLessThan(Duration.ofSeconds(20));
    }

    private static long nanosToWrite(TaskDiagram diagram) {
        long begin = System.nanoTime();
        assertThat(GraphToBpmn.forward(diagram)).contains("di.task_t4999");
        return System.nanoTime() - begin;
    }

    @Test
    void everyElementHasItsPlaceInThePicture() {
        long seed = new Random().nextLong();
        var xml = GraphToBpmn.undo(Diagrams.random(60, 2, new Random(seed)));

        var elements =
                found(xml, "<bpmn:(?:serviceTask|parallelGateway|startEvent|endEvent|sequenceFlow) id=\"([^\"]+)\"");
        assertThat(found(xml, "<bpmndi:BPMN(?:Shape|Edge) id=\"di\\.[^\"]+\" bpmnElement=\"([^\"]+)\""))
                .as("seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(elements);
        assertThat(elements).doesNotHaveDuplicates();
    }
}
