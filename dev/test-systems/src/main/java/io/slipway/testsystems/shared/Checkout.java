package io.slipway.testsystems.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The working copy of the project that this JVM belongs to. Two checkouts share no running system. */
public record Checkout(Path root) {

    /** The checkout named by the system property {@code slipway.root}, else the one around the current folder. */
    public static Checkout current() {
        var start = Path.of(System.getProperty("slipway.root", System.getProperty("user.dir")));
        return Stream.<@Nullable Path>iterate(start.toAbsolutePath(), folder -> folder != null, Checkout::parent)
                .filter(folder -> Files.exists(folder.resolve("dev/cluster/build")))
                .findFirst()
                .map(folder -> new Checkout(real(folder)))
                .orElseThrow(() -> new IllegalStateException("There is no checkout of Slipway at or above " + start
                        + ". Run from inside of one, or name its folder: -Dslipway.root=…"));
    }

    /** Where the systems of this checkout keep their files; dev/down computes the same name. */
    public Path runFolder() {
        return Cache.folder().resolve("run").resolve(Digests.of(root.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The jars that the daemons need; written by the build of dev/test-systems. */
    public String daemonClassPath() {
        var file = root.resolve("dev/test-systems/target/systems/classpath");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The class path of the test systems is missing: " + file
                            + ". Build it with ./mvnw -pl dev/test-systems package -DskipTests, or add -am to your build.",
                    e);
        }
    }

    private static @Nullable Path parent(@Nullable Path folder) {
        return folder == null ? null : folder.getParent();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
