package io.slipway.testsystems.shared;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a daemon that outlives this JVM, and waits until it says how it is reached. */
record Launch(TestSystem system, RunFolder folder, DaemonCode code, String digest) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** A session of its own: Ctrl-C on the build must not reach the daemon, which others may use. */
    private static final String DETACHED =
            "command -v setsid >/dev/null && exec setsid \"$@\"; exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' -- \"$@\"";

    Description run() throws IOException, InterruptedException {
        var work = folder.work(system);
        Folders.delete(work);
        Files.createDirectories(work);
        code.copyTo(work.resolve("code"));
        var log = work.resolve("daemon.log");
        var daemon = new ProcessBuilder(command())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(work.toFile());
        // Not on the command line, which shall stay readable in a list of processes.
        daemon.environment()
                .put(
                        "CLASSPATH",
                        work.resolve("code")
                                + File.pathSeparator
                                + folder.checkout().daemonClassPath());
        return await(daemon.start(), log);
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", DETACHED, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.add("-Dlogback.configurationFile=io/slipway/testsystems/daemon-logback.xml");
        command.add("-Dslipway.root=" + folder.checkout().root());
        command.add("-D" + RunFolder.IDLE + "=" + folder.idle().toSeconds());
        command.add("io.slipway.testsystems.Daemon");
        command.addAll(List.of(system.id(), folder.path().toString(), digest));
        return command;
    }

    private Description await(Process process, Path log) throws IOException, InterruptedException {
        var limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            var described = described(process);
            if (described.isPresent()) {
                return described.get();
            }
            if (!process.isAlive()) {
                throw failed("ended with status " + process.exitValue(), log);
            }
            Thread.sleep(25);
        }
        process.destroy();
        throw failed("was not ready after " + LIMIT.toSeconds() + " s", log);
    }

    private Optional<Description> described(Process process) {
        return Description.read(folder.description(system)).filter(found -> found.pid() == process.pid());
    }

    private IllegalStateException failed(String how, Path log) throws IOException {
        var lines = Files.readAllLines(log);
        var end = String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        return new IllegalStateException("The test system '" + system.id() + "' was started and " + how
                + ". All of its log is in " + log.getParent() + "; the end of " + log.getFileName() + ":\n" + end);
    }
}
