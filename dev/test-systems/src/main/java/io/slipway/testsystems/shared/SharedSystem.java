package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running system, started by whoever needed it first and held by this JVM until it ends. */
public final class SharedSystem {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Description description;

    private SharedSystem(Description description) {
        this.description = description;
    }

    /** The system of this checkout. */
    public static SharedSystem of(TestSystem system) {
        return in(RunFolder.of(Checkout.current()), system);
    }

    /** One that died, or runs other code than this, is started anew. */
    @SuppressWarnings("try") // the lock is held, not read
    public static synchronized SharedSystem in(RunFolder folder, TestSystem system) {
        folder.create();
        Lease.hold(folder.lease(system));
        try (var channel = Lease.open(folder.startLock(system));
                var ignored = channel.lock()) {
            return new SharedSystem(runningOrStarted(folder, system));
        } catch (IOException e) {
            throw new UncheckedIOException("The test system '" + system.id() + "' cannot be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the test system '" + system.id() + "' started.", e);
        }
    }

    private static Description runningOrStarted(RunFolder folder, TestSystem system)
            throws IOException, InterruptedException {
        var code = DaemonCode.current();
        var digest = code.digest(folder.checkout().daemonClassPath(), particulars(folder, system));
        var found = Description.read(folder.description(system));
        if (found.isPresent() && found.get().process().isPresent()) {
            if (found.get().digest().equals(digest)) {
                return found.get();
            }
            end(found.get());
        }
        return new Launch(system, folder, code, digest).run();
    }

    private static String particulars(RunFolder folder, TestSystem system) {
        return system == TestSystem.CLUSTER
                ? ClusterPrograms.of(folder.checkout()).prepare()
                : "";
    }

    private static void end(Description old) throws InterruptedException {
        var process = old.process();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.get().destroyForcibly();
        }
    }

    public Description description() {
        return description;
    }

    public String fact(String name) {
        return description.fact(name);
    }

    /** Asks the daemon for something and waits for its answer. */
    public String ask(String operation, String argument) {
        var request = HttpRequest.newBuilder(description.control().resolve("/" + operation))
                .header("Authorization", "Bearer " + description.token())
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofString(argument))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The test system could not " + operation.replace('-', ' ') + " "
                        + argument + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("The test system does not answer; it may have ended just now.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the test system.", e);
        }
    }
}
