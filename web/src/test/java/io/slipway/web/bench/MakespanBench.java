package io.slipway.web.bench;

import io.slipway.engine.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * How much longer a graph of waiting tasks takes than it must, and than {@code make -j20} takes for the same waits. Started
 * by {@code bench/makespan}. Arguments: database, user, password, rounds.
 */
final class MakespanBench {

    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 4);

    private MakespanBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        try (var server = BenchServer.start(address)) {
            var warmUp = GraphPackage.layered("warm-up", 20, 50, 0);
            server.push(warmUp);
            for (int i = 0; i < WARM_UPS; i++) server.run(warmUp);
            for (var graph : List.of(
                    GraphPackage.layered("layers-of-50ms", 10, 20, 50),
                    GraphPackage.layered("layers-of-500ms", 10, 20, 500),
                    GraphPackage.diamond("diamond-of-1s", 40, 1_000))) {
                server.push(graph);
                for (int i = 0; i < rounds; i++) measure(server, graph);
            }
        }
        System.exit(0);
    }

    private static void measure(BenchServer server, GraphPackage graph) throws IOException, InterruptedException {
        var timing = server.run(graph);
        var make = make(graph);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"makespan\",\"graph\":\"%s\",\"tasks\":%d,\"idealMs\":%d,\"makespanMs\":%.0f,\"ratio\":%.2f,"
                        + "\"wholeRunMs\":%.0f,\"peer\":\"make -j20\",\"peerMs\":%.0f,\"peerRatio\":%.2f}%n",
                graph.name(),
                graph.tasks(),
                graph.idealMillis(),
                timing.graphMillis(),
                timing.graphMillis() / graph.idealMillis(),
                timing.wholeMillis(),
                make,
                make / graph.idealMillis());
    }

    private static double make(GraphPackage graph) throws IOException, InterruptedException {
        var file = Files.createTempFile("bench", ".mk");
        try {
            Files.writeString(file, graph.makefile());
            var begin = System.nanoTime();
            var made = new ProcessBuilder("make", "-s", "-r", "-j20", "-f", file.toString(), "all")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (made != 0) throw new IllegalStateException("make has failed: " + made);
            return (System.nanoTime() - begin) / 1e6;
        } finally {
            Files.delete(file);
        }
    }
}
