package io.slipway.engine.worker;

import io.slipway.engine.store.DatabaseAddress;
import java.nio.file.Files;

/** Many seeds of the crash test, started by {@code bench/crash}. Arguments: database, user, password, seeds. */
final class CrashBench {

    private CrashBench() {}

    public static void main(String[] arguments) throws Exception {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        int seeds = Integer.parseInt(arguments[3]);
        long first = System.nanoTime();
        for (int i = 0; i < seeds; i++) play(address, arguments, first + i);
        System.exit(0);
    }

    private static void play(DatabaseAddress address, String[] arguments, long seed) throws Exception {
        var folder = Files.createTempDirectory("slipway-crash");
        var log = folder.resolve("nodes.log");
        try (var nodes =
                new NodeProcesses(arguments[0], arguments[1], arguments[2], folder, log, 1 + (int) (seed % 2))) {
            var run = "crash-" + Long.toString(seed, 36);
            var told = new CrashScenario(address, folder, nodes, run, 100, seed).play(13, 7);
            System.out.println(told.json(seed));
        } catch (AssertionError wrong) {
            System.out.printf("{\"bench\":\"crash\",\"seed\":%d,\"wrong\":true}%n", seed);
            System.err.println("seed " + seed + ", what the nodes said is in " + log + ": " + wrong.getMessage());
            System.exit(1);
        }
    }
}
