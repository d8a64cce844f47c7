package io.slipway.testsystems;

import io.slipway.testsystems.shared.Checkout;
import io.slipway.testsystems.shared.Lease;
import io.slipway.testsystems.shared.RunFolder;
import io.slipway.testsystems.shared.SharedSystem;
import io.slipway.testsystems.shared.TestSystem;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a test system for a person: starts it (or joins the one that runs), says how it is reached, waits for Ctrl-C. */
final class Up {

    private final TestSystem kind;
    private final RunFolder folder;
    private final SharedSystem system;

    private Up(TestSystem kind, RunFolder folder) {
        this.kind = kind;
        this.folder = folder;
        this.system = SharedSystem.in(folder, kind);
    }

    public static void main(String... arguments) throws InterruptedException {
        System.err.println("starting " + arguments[0] + " …");
        var up = new Up(TestSystem.of(arguments[0]), RunFolder.of(Checkout.current()));
        Runtime.getRuntime().addShutdownHook(new Thread(up::end));
        System.out.println(up.directions());
        System.err.println("It runs until Ctrl-C; tests of this checkout use it too.");
        up.awaitItsEnd();
    }

    private String directions() {
        return switch (kind) {
            case POSTGRES ->
                """
                jdbc: %spostgres (user %s, password %s)
                psql "postgresql://%2$s:%3$s@%4$s/postgres\"""".formatted(
                                system.fact("url"),
                                system.fact("user"),
                                system.fact("password"),
                                system.fact("url").replaceFirst(".*//", "").replaceFirst("/$", ""));
            case KAFKA -> "bootstrap.servers=" + system.fact("bootstrap");
            case CLUSTER -> "export KUBECONFIG=" + system.fact("kubeconfig");
        };
    }

    private void awaitItsEnd() throws InterruptedException {
        while (system.description().process().isPresent()) {
            Thread.sleep(500);
        }
        System.err.println("The system has ended; its log is in " + folder.work(kind));
    }

    /** Takes the system down, unless a build uses it at this moment: then it ends by itself after that. */
    private void end() {
        var lease = folder.lease(kind);
        Lease.letGo(lease);
        try {
            if (Lease.ofNobody(lease).isEmpty()) {
                System.err.println("Others use it still; it ends when they are done.");
                return;
            }
            var process = system.description().process();
            if (process.isPresent()) {
                process.get().destroy();
                process.get().onExit().get(20, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("It could not be ended, try dev/down: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
