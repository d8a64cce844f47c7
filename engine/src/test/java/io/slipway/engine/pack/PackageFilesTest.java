package io.slipway.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageFilesTest {

    private static final String LONG = "charts/" + "long-".repeat(22) + "name/" + "and-more-".repeat(15) + ".yaml";

    @TempDir
    Path folder;

    private Path shop;

    @BeforeEach
    void writeAPackage() throws IOException {
        shop = folder.resolve("shop");
        write("package.yaml", "kind: TaskPackage\n");
        write("scripts/schema.sh", "echo schema\n");
        write("scripts/größe.sh", "echo größe\n");
        write(LONG, "long: true\n");
        Files.createDirectories(shop.resolve("empty"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(shop.resolve(name).getParent());
        Files.writeString(shop.resolve(name), text);
    }

    private PackageFiles open(Path source) {
        return PackageFiles.open("shop", source, folder, ArchiveLimits.USUAL).orThrow();
    }

    private Path zip(String prefix) throws IOException {
        var file = folder.resolve("shop.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                var all = Files.walk(shop)) {
            for (var path : all.filter(Files::isRegularFile).collect(Collectors.toList())) {
                zip.putNextEntry(new ZipEntry(prefix + shop.relativize(path)));
                Files.copy(path, zip);
            }
        }
        return file;
    }

    @Test
    void aFolderAndEveryArchiveOfItHaveTheSameDigest() throws IOException {
        try (var asFolder = open(shop);
                var asZip = open(zip(""));
                var asZipOfOneFolder = open(zip("shop-1.2.0/"))) {
            assertThat(asFolder.paths()).hasSize(4).contains("package.yaml", "scripts/größe.sh", LONG);
            assertThat(asFolder.digest()).matches("[0-9a-f]{64}");
            assertThat(asZip.digest()).isEqualTo(asFolder.digest());
            assertThat(asZipOfOneFolder.digest()).isEqualTo(asFolder.digest());
            assertThat(asZip.paths()).isEqualTo(asFolder.paths());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "oldgnu", "pax", "posix"})
    void whatTheTarCommandPacksIsRead(String format) throws Exception {
        var file = folder.resolve("shop.tgz");
        var tar = new ProcessBuilder("tar", "--format=" + format, "-czf", file.toString(), "-C", shop.toString(), ".")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tar.log").toFile())
                .start();
        assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeThat(tar.exitValue()).as("this machine's tar knows " + format).isZero();

        try (var asFolder = open(shop);
                var asTar = open(file)) {
            assertThat(asTar.paths()).isEqualTo(asFolder.paths());
            assertThat(asTar.digest()).isEqualTo(asFolder.digest());
        }
    }

    @Test
    void aPackageOfItsOwnHasADigestOfItsOwn() throws IOException {
        var before = open(shop).digest();

        write("scripts/schema.sh", "echo schema \n");
        var changed = open(shop).digest();
        Files.move(shop.resolve("scripts/schema.sh"), shop.resolve("scripts/schema2.sh"));
        var renamed = open(shop).digest();

        assertThat(changed).isNotEqualTo(before);
        assertThat(renamed).isNotEqualTo(changed).isNotEqualTo(before);
    }

    @Test
    void nothingIsLeftOfAnArchiveAfterClose() throws IOException {
        var files = open(zip(""));
        var script = files.file("scripts/schema.sh").orElseThrow();
        assertThat(script).hasContent("echo schema");
        assertThat(files.file("scripts")).isEmpty();

        files.close();

        assertThat(script).doesNotExist();
        assertThat(files.root()).doesNotExist();
        open(shop).close();
        assertThat(shop).isNotEmptyDirectory();
    }

    @Test
    void aFolderIsHeldToTheSameRulesAsAnArchive() throws IOException {
        Files.createSymbolicLink(shop.resolve("link"), shop.resolve("package.yaml"));

        assertThat(PackageFiles.open("shop", shop, folder, ArchiveLimits.USUAL)
                        .faults()
                        .render())
                .isEqualTo("shop PACKAGE-LINK \"link\" is a link."
                        + " Put the file itself in its place: links could lead out of the package.");
        assertThat(PackageFiles.open("shop", shop, folder, new ArchiveLimits(1, 9, 99, 1, 9))
                        .faults()
                        .all()
                        .get(0)
                        .code())
                .isIn("PACKAGE-TOO-BIG", "PACKAGE-LINK");
        assertThat(PackageFiles.open("shop", folder.resolve("none"), folder, ArchiveLimits.USUAL)
                        .faults()
                        .render())
                .isEqualTo(
                        "shop PACKAGE-NOT-THERE There is no such folder or archive. Check the path for typing errors.");
    }
}
