package io.slipway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Slipway's command line for tests, with an archive of its loaded classes as the start script makes one. A start takes two
 * thirds of the time with it, and the tests start it a hundred times.
 */
final class SharedClasses {

    private static final Path APP = Path.of(System.getProperty("slipway.root"), "web/target/app");
    private static final Path ARCHIVE = APP.resolveSibling("test-classes.jsa");

    private SharedClasses() {}

    /** To be completed by the arguments. */
    static synchronized List<String> command() throws IOException {
        if (isOutOfDate()) make();
        return java("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto");
    }

    private static List<String> java(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // Without it Java tells on the output of an archive that does not fit, and goes on without.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", APP.resolve("slipway.jar").toString(), "io.slipway.web.cli.Slipway"));
        return command;
    }

    private static boolean isOutOfDate() throws IOException {
        if (!Files.exists(ARCHIVE)) return true;
        var made = Files.getLastModifiedTime(ARCHIVE);
        try (var files = Files.walk(APP)) {
            return files.filter(file -> file.toString().endsWith(".jar")).anyMatch(jar -> {
                try {
                    return Files.getLastModifiedTime(jar).compareTo(made) > 0;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** From one start on a folder of its own. */
    private static void make() throws IOException {
        Files.deleteIfExists(ARCHIVE);
        var data = Files.createTempDirectory("slipway-classes");
        var command = java("-XX:ArchiveClassesAtExit=" + ARCHIVE);
        command.addAll(List.of("serve", "--port", "0", "--stop-when-ready"));
        var making = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        making.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
        making.environment().put("SLIPWAY_DATA", data.toString());
        try {
            making.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
