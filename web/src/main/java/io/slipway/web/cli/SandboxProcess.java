package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/**
 * A Kubernetes API in memory, in a process of its own. It ends at the end of its input, so it never outlives this process,
 * however that ends.
 */
final class SandboxProcess implements AutoCloseable {

    private static final int LONGEST_END_SECONDS = 5;

    private final Process process;
    private final Path kubeconfig;

    private SandboxProcess(Process process, Path kubeconfig) {
        this.process = process;
        this.kubeconfig = kubeconfig;
    }

    /** @param folder where its kubeconfig and what it complains of go */
    static SandboxProcess start(Path folder) {
        var complaints = folder.resolve("sandbox.log");
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-Djava.io.tmpdir=" + folder,
                            "-cp",
                            ProgramFolder.find("sandbox").resolve("*").toString(),
                            "io.slipway.sandbox.Sandbox")
                    .redirectError(complaints.toFile())
                    .start();
            return started(process, folder, complaints);
        } catch (IOException trouble) {
            throw Problem.failed(
                    "The sandbox could not be started: " + trouble.getMessage() + ".", "See that Java can be run.");
        }
    }

    private static SandboxProcess started(Process process, Path folder, Path complaints) throws IOException {
        var said = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        if (said == null) {
            process.destroyForcibly();
            throw Problem.failed(
                    "The sandbox ended at once: " + Files.readString(complaints).strip(),
                    "Build the program again with ./slipway demo in the checkout.");
        }
        var onlyForTheOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var kubeconfig = Files.createFile(folder.resolve("sandbox.kubeconfig"), onlyForTheOwner);
        Files.writeString(kubeconfig, said);
        return new SandboxProcess(process, kubeconfig);
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
