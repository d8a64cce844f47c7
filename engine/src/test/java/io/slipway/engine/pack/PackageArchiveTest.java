package io.slipway.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageArchiveTest {

    private static final String LONG = "charts/" + "very-".repeat(40) + "long/ä-values.yaml";

    @TempDir
    Path folder;

    private Path shop(String where) throws IOException {
        var shop = Files.createDirectories(folder.resolve(where));
        write(shop.resolve("package.yaml"), "name: shop");
        write(shop.resolve("scripts/go.sh"), "#!/bin/sh\necho go\n");
        write(shop.resolve(LONG), "x".repeat(100_000));
        write(shop.resolve("empty"), "");
        write(shop.resolve("block"), "b".repeat(512));
        return shop;
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static byte[] archive(Path source) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var files = PackageFiles.open(source).orThrow()) {
            PackageArchive.write(files, bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void whatWasPackedComesOutAgain() throws IOException {
        var shop = shop("shop");
        var packed = Files.write(folder.resolve("shop.tgz"), archive(shop));

        try (var before = PackageFiles.open(shop).orThrow();
                var after = PackageFiles.open(packed).orThrow()) {
            assertThat(after.digest()).isEqualTo(before.digest());
            assertThat(after.paths()).containsExactlyElementsOf(before.paths()).contains(LONG);
            assertThat(after.root().resolve(LONG)).hasSameBinaryContentAs(shop.resolve(LONG));
        }
    }

    @Test
    void theSameFilesMakeTheSameBytesWhateverTheirTimesAndRights() throws IOException {
        var one = shop("one");
        var other = shop("other");
        Files.setLastModifiedTime(other.resolve("package.yaml"), FileTime.from(Instant.EPOCH));
        assertThat(other.resolve("scripts/go.sh").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(other.resolve("nothing/in/it"));

        assertThat(archive(other)).isEqualTo(archive(one));
        assertThat(archive(Files.write(folder.resolve("again.tgz"), archive(one))))
                .isEqualTo(archive(one));
    }

    @Test
    void gnuTarReadsItAndMakesProgramsExecutable() throws Exception {
        var packed = Files.write(folder.resolve("shop.tgz"), archive(shop("shop")));
        var out = Files.createDirectory(folder.resolve("out"));

        var tar = new ProcessBuilder("tar", "-xzf", packed.toString(), "-C", out.toString())
                .inheritIO()
                .start();

        assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tar.exitValue()).isZero();
        assertThat(out.resolve(LONG)).hasSize(100_000);
        assertThat(Set.of("scripts/go.sh"))
                .allSatisfy(name -> assertThat(out.resolve(name)).isExecutable());
        assertThat(Files.getPosixFilePermissions(out.resolve("package.yaml")).toString())
                .doesNotContain("EXECUTE");
    }
}
