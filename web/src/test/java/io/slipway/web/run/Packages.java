package io.slipway.web.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small packages for runs, as manifests. */
public final class Packages {

    private Packages() {}

    /** Two tasks, one after the other. */
    public static String succeeding(String name) {
        return manifest(name, "echo one; echo two", "echo done");
    }

    /** The second of two fails, the first is put back. */
    public static String failing(String name) {
        return manifest(name, "echo one", "echo broken; exit 3").replace("exit 3'}", "exit 3', undo: 'true'}");
    }

    /** Its second task fails with these words. */
    public static String saying(String name, String words) {
        return manifest(name, "echo one", "echo \"" + words + "\" >&2; exit 3");
    }

    /** Goes on until the file is there; when its script was lost on the way, nothing has happened. */
    public static String waitingFor(String name, Path file) {
        return manifest(name, "echo begun; while [ ! -e " + file + " ]; do sleep 0.1; done; echo ended", "echo done")
                .replace("undo: 'echo put back'", "undo: 'echo put back', probe: 'exit 1'");
    }

    private static String manifest(String name, String first, String second) {
        return """
                kind: TaskPackage
                name: %s
                version: 1.0.0
                tasks:
                  - {id: first, type: shell, spec: {run: '%s', undo: 'echo put back'}}
                  - {id: second, type: shell, spec: {run: '%s'}}
                edges: [{from: first, to: second}]
                """.formatted(name, first, second);
    }

    /** Writes it into a folder, for the command line. */
    public static Path folder(Path parent, String name, String manifest) {
        try {
            var folder = Files.createDirectories(parent.resolve(name));
            Files.writeString(folder.resolve("package.yaml"), manifest);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
