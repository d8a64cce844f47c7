package io.slipway.web.bench;

import io.slipway.engine.store.DatabaseAddress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Durable tasks per second of runs as the server does them: packages, assignments, journal, events, history, all of it.
 * Started by {@code bench/throughput}. Arguments: database, user, password, rounds, and the shapes where not all.
 */
final class RunThroughputBench {

    private static final int TASKS = 1_000;
    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 4);

    private RunThroughputBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        var only = List.of(arguments).subList(4, arguments.length);
        try (var server = BenchServer.start(address)) {
            for (var graph : List.of(
                    GraphPackage.layered("layered", TASKS / 50, 50, 0),
                    GraphPackage.fanOut("fan-out", TASKS),
                    GraphPackage.chain("chain", TASKS))) {
                if (only.isEmpty() || only.contains(graph.name())) measure(server, graph, rounds);
            }
        }
        System.exit(0);
    }

    private static void measure(BenchServer server, GraphPackage graph, int rounds)
            throws IOException, InterruptedException {
        server.push(graph);
        for (int i = 0; i < WARM_UPS; i++) server.run(graph);
        for (int i = 0; i < rounds; i++) {
            var before = Work.sofar(server.jdbc());
            var timing = server.run(graph);
            var work = Work.sofar(server.jdbc()).since(before);
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"throughput\",\"of\":\"server\",\"shape\":\"%s\",\"tasks\":%d,\"tasksPerSecond\":%.0f,"
                            + "\"wholeRunMs\":%.0f,\"cpuMsPerTask\":%.2f,\"databaseCpuMsPerTask\":%.2f,"
                            + "\"commitsPerTask\":%.2f,\"statementsPerTask\":%.1f}%n",
                    graph.name(),
                    TASKS,
                    TASKS * 1e3 / timing.graphMillis(),
                    timing.wholeMillis(),
                    work.cpuMillis() / TASKS,
                    work.databaseCpuMillis() / TASKS,
                    work.commits() / (double) TASKS,
                    work.statements() / (double) TASKS);
        }
    }
}
