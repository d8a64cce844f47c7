package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The classes of this module that a daemon runs: those that this JVM runs, from a folder or from a jar. A daemon gets
 * a copy, since the next build may take the original away from under it.
 */
record DaemonCode(Map<String, byte[]> files) {

    private static final String OURS = DaemonCode.class.getPackageName().replace('.', '/') + "/../";

    static DaemonCode current() {
        try {
            var location = Path.of(DaemonCode.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return at(location);
        } catch (IOException e) {
            throw new UncheckedIOException("The code of the test systems cannot be read.", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static DaemonCode at(Path location) throws IOException {
        return Files.isDirectory(location) ? in(location) : inJar(location);
    }

    /** The same for the same classes, whether they come from a folder or from a jar. */
    String digest(String... further) {
        var all = new StringBuilder();
        files.forEach((name, bytes) -> all.append(name).append(Digests.of(bytes)));
        all.append(String.join("\n", further));
        return Digests.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    void copyTo(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    private static DaemonCode inJar(Path jar) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar)) {
            return in(zip.getPath("/"));
        }
    }

    private static DaemonCode in(Path root) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(root.resolve(OURS).normalize())) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return new DaemonCode(files);
    }
}
