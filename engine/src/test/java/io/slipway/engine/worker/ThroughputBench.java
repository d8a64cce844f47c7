package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Durable tasks per second, the journal included: started by {@code bench/throughput}. Each shape is warmed up first; a JIT
 * compiler that has not seen the code yet reaches a third. Arguments: database, user, password, rounds.
 */
final class ThroughputBench {

    private static final int TASKS = 1_000;
    private static final int WARM_UPS = 4;

    private ThroughputBench() {}

    /** Has no effect at all: what is measured is everything around it. */
    private record Nothing() implements TaskType {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public JsonNode schema() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public Outcome run(TaskContext task) {
            return Outcome.done();
        }

        @Override
        public Outcome undo(TaskContext task, UndoRecord before) {
            return Outcome.done();
        }

        @Override
        public Probe probe(TaskContext task, UndoRecord before) {
            return new Probe.Present(java.util.Map.of());
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        try (var node = new TestNode(address, WorkerSettings.usual().withSlots(Slot.LIGHT, 20), List.of(new Nothing()))
                .working()) {
            measure(node, "layered", PlainGraph.layered(TASKS, 50, 11), rounds);
            measure(node, "fan-out", PlainGraph.beside(TASKS), rounds);
            measure(node, "chain", chain(), rounds);
        }
        System.exit(0);
    }

    private static Dag chain() {
        var names = IntStream.range(0, TASKS).mapToObj(i -> "t" + i).toList();
        return Dag.of(
                names,
                IntStream.range(1, TASKS)
                        .mapToObj(i -> new Edge("t" + (i - 1), "t" + i))
                        .toList());
    }

    private static void measure(TestNode node, String shape, Dag dag, int rounds) throws InterruptedException {
        node.deploy(shape, dag, "nothing");
        for (int i = 0; i < WARM_UPS; i++) run(node, shape, shape + "-warm-" + i + "-" + System.nanoTime());
        for (int i = 0; i < rounds; i++) {
            var commits = node.worker().progress().commits();
            var seconds = run(node, shape, shape + "-" + i + "-" + System.nanoTime());
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"throughput\",\"shape\":\"%s\",\"tasks\":%d,\"tasksPerSecond\":%.0f,\"completerCommitsPerTask\":%.3f}%n",
                    shape,
                    TASKS,
                    TASKS / seconds,
                    (node.worker().progress().commits() - commits) / (double) TASKS);
        }
    }

    private static double run(TestNode node, String shape, String run) throws InterruptedException {
        var done = node.worker().progress().completed() + TASKS;
        var start = System.nanoTime();
        node.startRun(shape, run);
        while (node.worker().progress().completed() < done) Thread.sleep(2);
        return (System.nanoTime() - start) / 1e9;
    }
}
