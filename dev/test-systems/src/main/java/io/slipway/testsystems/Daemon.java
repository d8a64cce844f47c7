package io.slipway.testsystems;

import io.slipway.testsystems.daemon.ClusterServer;
import io.slipway.testsystems.daemon.Control;
import io.slipway.testsystems.daemon.ForeignCluster;
import io.slipway.testsystems.daemon.KafkaServer;
import io.slipway.testsystems.daemon.Names;
import io.slipway.testsystems.daemon.PostgresServer;
import io.slipway.testsystems.daemon.TestServer;
import io.slipway.testsystems.daemon.Undertaker;
import io.slipway.testsystems.shared.Checkout;
import io.slipway.testsystems.shared.ClusterPrograms;
import io.slipway.testsystems.shared.Description;
import io.slipway.testsystems.shared.Folders;
import io.slipway.testsystems.shared.Lease;
import io.slipway.testsystems.shared.RunFolder;
import io.slipway.testsystems.shared.TestSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The JVM that runs one test system for as long as any other JVM holds it. */
final class Daemon {

    private final TestSystem system;
    private final RunFolder folder;
    private final TestServer server;

    private Daemon(TestSystem system, RunFolder folder, TestServer server) {
        this.system = system;
        this.folder = folder;
        this.server = server;
    }

    /** {@code Daemon <system> <run folder> <digest of the code>}, as {@code Launch} writes it. */
    public static void main(String... arguments) {
        try {
            System.exit(run(arguments));
        } catch (Throwable e) {
            // Whoever waits for this daemon reads the end of its log; other threads must not keep it alive.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int run(String... arguments) throws Exception {
        var system = TestSystem.of(arguments[0]);
        var folder = RunFolder.of(Checkout.current()).at(Path.of(arguments[1]));
        var daemon = new Daemon(system, folder, start(system, folder));
        Runtime.getRuntime().addShutdownHook(new Thread(daemon::end));
        daemon.describe(arguments[2]);
        return daemon.serve();
    }

    private static TestServer start(TestSystem system, RunFolder folder) throws Exception {
        var work = folder.work(system);
        var undertaker = Undertaker.start(work);
        return switch (system) {
            case POSTGRES -> PostgresServer.start(work, undertaker);
            case KAFKA -> KafkaServer.start(work);
            case CLUSTER -> startCluster(folder.checkout(), work, undertaker);
        };
    }

    private static TestServer startCluster(Checkout checkout, Path work, Undertaker undertaker) throws Exception {
        var programs = ClusterPrograms.of(checkout);
        return programs.foreign().isPresent()
                ? ForeignCluster.reachedBy(programs.foreign().get())
                : ClusterServer.start(programs, work, undertaker);
    }

    private void describe(String digest) throws IOException {
        var token = Names.random(160);
        var control = Control.start(server, token);
        var self = ProcessHandle.current();
        new Description(self.pid(), Description.startOf(self), digest, control.address(), token, server.facts())
                .write(folder.description(system));
    }

    /** Until nobody has held the system for a while (0), or it died (1). */
    private int serve() throws IOException, InterruptedException {
        var unheldSince = Instant.MAX;
        while (server.isAlive()) {
            Thread.sleep(200);
            var lock = Lease.ofNobody(folder.lease(system));
            if (lock.isEmpty()) {
                unheldSince = Instant.MAX;
                continue;
            }
            unheldSince = unheldSince.equals(Instant.MAX) ? Instant.now() : unheldSince;
            if (Duration.between(unheldSince, Instant.now()).compareTo(folder.idle()) >= 0) {
                // The lock is kept to the end of this JVM: who comes now waits, and then starts a new system.
                return 0;
            }
            lock.get().acquiredBy().close();
        }
        System.out.println("The system died; the next user starts a new one.");
        return 1;
    }

    private void end() {
        try {
            Files.deleteIfExists(folder.description(system));
            server.stop();
            for (var gone : List.of("data", "code")) {
                Folders.delete(folder.work(system).resolve(gone));
            }
        } catch (IOException e) {
            System.out.println("Not all could be cleaned up; the next start tries again: " + e);
        }
    }
}
