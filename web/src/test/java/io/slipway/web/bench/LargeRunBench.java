package io.slipway.web.bench;

import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.TaskTypes;
import java.io.IOException;
import java.util.Locale;

/**
 * What 5,000 tasks cost: to read, to draw and deploy, to run, and in memory. Started by {@code bench/large}. Arguments:
 * database, user, password, rounds.
 */
final class LargeRunBench {

    private LargeRunBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        try (var server = BenchServer.start(address)) {
            var small = GraphPackage.layered("small", 10, 10, 0);
            server.push(small);
            server.run(small);
            var empty = heapAfterGc();
            // Another package each time: the first run of one is what draws and deploys it.
            for (int i = 0; i < rounds; i++)
                measure(server, GraphPackage.layered("large-" + System.nanoTime(), 100, 50, 0), empty);
        }
        System.exit(0);
    }

    private static void measure(BenchServer server, GraphPackage graph, double empty)
            throws IOException, InterruptedException {
        var lint = lint(server, graph);
        server.push(graph);
        var timing = server.run(graph);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"large-run\",\"tasks\":%d,\"lintMs\":%.0f,\"deployMs\":%.0f,\"graphMs\":%.0f,\"tasksPerSecond\":%.0f,"
                        + "\"wholeRunMs\":%.0f,\"heapMb\":%.0f,\"heapBeforeMb\":%.0f}%n",
                graph.tasks(),
                lint,
                timing.deployMillis(),
                timing.graphMillis(),
                graph.tasks() * 1e3 / timing.graphMillis(),
                timing.wholeMillis(),
                heapAfterGc(),
                empty);
    }

    private static double lint(BenchServer server, GraphPackage graph) throws IOException {
        var reader = new PackageReader(server.bean(TaskTypes.class).all());
        var begin = System.nanoTime();
        try (var files = PackageFiles.open(server.write(graph)).orThrow()) {
            reader.read(files).orThrow();
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double heapAfterGc() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0;
    }
}
