package io.slipway.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTest {

    private static final ArchiveLimits SMALL = new ArchiveLimits(100_000_000, 2_000_000, 100, 100, 5);

    @TempDir
    Path folder;

    private Path work;

    @BeforeEach
    void makeAPlaceToWork() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
    }

    @AfterEach
    void nothingIsKeptOfARefusedArchiveAndNothingIsWrittenBesideIt() throws IOException {
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
        try (var beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .isSubsetOf("work", "a.tgz", "a.zip", "passwd");
        }
    }

    private Fault refused(Path archive, ArchiveLimits limits) {
        var faults = PackageFiles.open("a", archive, work, limits).faults().all();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private Fault refused(Path archive) {
        return refused(archive, ArchiveLimits.USUAL);
    }

    private Path tgz(Tar tar) throws IOException {
        return tar.writeTo(folder.resolve("a.tgz"));
    }

    private Path zip(String... names) throws IOException {
        var file = folder.resolve("a.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "../x, leads out of it with ..",
        "a/../../x, leads out of it with ..",
        "/etc/x, is absolute",
        "C:/x, is absolute",
        "..\\x, holds a backslash",
        "a\tb, holds a control character",
    })
    void aNameThatCouldLeadOutIsRefused(String name, String why) throws IOException {
        var inTar = refused(tgz(new Tar().file("package.yaml", "").file(name, "x")));
        var inZip = refused(zip("package.yaml", name));

        assertThat(inTar.code()).isEqualTo("PACKAGE-FILE-NAME");
        assertThat(inTar.what()).contains("in the package " + why);
        assertThat(inZip).isEqualTo(inTar);
    }

    @ParameterizedTest
    @CsvSource({
        "1, PACKAGE-LINK",
        "2, PACKAGE-LINK",
        "3, PACKAGE-SPECIAL-FILE",
        "6, PACKAGE-SPECIAL-FILE",
        "S, PACKAGE-SPECIAL-FILE"
    })
    void onlyFilesAndFoldersComeOutOfATar(char type, String code) throws IOException {
        assertThat(refused(tgz(new Tar().entry("passwd", type, ""))).code()).isEqualTo(code);
    }

    @Test
    void aLinkInAZipIsRefused() throws IOException {
        var file = zip("passwd");
        var bytes = Files.readAllBytes(file);
        int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[entry + 41] = (byte) 0xa1; // The upper half of the external attributes: mode 0120777.
        bytes[entry + 40] = (byte) 0xff;
        Files.write(file, bytes);

        assertThat(refused(file).toString())
                .isEqualTo("a PACKAGE-LINK \"passwd\" is a link."
                        + " Put the file itself in its place: links could lead out of the package.");
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        assertThat(refused(tgz(new Tar().file("x", "1").file("./x", "2"))).what())
                .isEqualTo("\"./x\" is in the archive twice.");
        assertThat(refused(tgz(new Tar().file("x", "1").file("x/y", "2"))).code())
                .isEqualTo("PACKAGE-DUPLICATE-FILE");
        assertThat(refused(tgz(new Tar().file("x/y", "1").file("x", "2"))).code())
                .isEqualTo("PACKAGE-DUPLICATE-FILE");
        assertThat(refused(zip("x", "x//", ".//x")).code()).isEqualTo("PACKAGE-DUPLICATE-FILE");
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() throws IOException {
        var zipped = folder.resolve("a.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(zipped))) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 64; i++) zip.write(new byte[1024 * 1024]);
        }
        var tarred = folder.resolve("a.tgz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(tarred))) {
            gzip.write(Files.readAllBytes(header(folder.resolve("a.tgz.tmp"), 64L * 1024 * 1024)));
            for (int i = 0; i < 64; i++) gzip.write(new byte[1024 * 1024]);
        }
        Files.delete(folder.resolve("a.tgz.tmp"));

        assertThat(refused(zipped).toString())
                .isEqualTo("a PACKAGE-TOO-BIG Unpacked, the package is more than 33554432 bytes."
                        + " Leave large files out of the package, and let a task fetch them.");
        assertThat(refused(tarred).code()).isEqualTo("PACKAGE-TOO-BIG");
        assertThat(refused(zipped, SMALL).what()).contains("2000000 bytes");
        assertThat(refused(zipped, new ArchiveLimits(1_000, 1, 1, 1, 1)).what())
                .isEqualTo("The archive is more than 1000 bytes.");
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static Path header(Path file, long size) throws IOException {
        return Files.write(file, unzipped(new Tar().header("zeros", '0', size).writeCut(file)));
    }

    @Test
    void aNameAsLongAsABombIsRefused() throws IOException {
        assertThat(refused(tgz(new Tar()
                                .entry("././@LongLink", 'L', "x".repeat(70_000))
                                .file("x", "")))
                        .what())
                .isEqualTo("The archive cannot be read: a header in it is larger than any name needs.");
        assertThat(refused(tgz(new Tar()
                                .entry("././@LongLink", 'L', "x".repeat(3_000))
                                .file("x", "")))
                        .what())
                .endsWith("… in the package is too long.".replace("… ", "…\" "));
        assertThat(refused(tgz(new Tar().entry("p", 'x', "99999 path=x\n").file("x", "")))
                        .code())
                .isEqualTo("PACKAGE-ARCHIVE-BROKEN");
    }

    @Test
    void moreEntriesThanAnybodyNeedsAreRefused() throws IOException {
        var tar = new Tar();
        var file = folder.resolve("a.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 21_000; i++) tar.header("d" + i, i % 2 == 0 ? '5' : '0', 0);
            zip.setLevel(0);
            for (int i = 0; i < 100_000; i++) {
                zip.putNextEntry(new ZipEntry("d" + i + "/"));
            }
        }
        assertThat(refused(file, SMALL).toString())
                .startsWith("a PACKAGE-TOO-MANY-FILES The package holds more than 100 files and folders.");
        assertThat(refused(file).what()).contains("20000");
        assertThat(refused(tgz(tar)).code()).isEqualTo("PACKAGE-TOO-MANY-FILES");
    }

    @Test
    void foldersNestedTooDeepAreRefused() throws IOException {
        assertThat(refused(zip("a/".repeat(21) + "x")).code()).isEqualTo("PACKAGE-TOO-DEEP");
        assertThat(refused(tgz(new Tar().file("a/".repeat(5) + "x", "")), SMALL).what())
                .isEqualTo("\"a/a/a/a/a/x\" lies more than 5 folders deep.");
        assertThat(refused(zip("a/".repeat(30_000) + "x")).code()).isEqualTo("PACKAGE-TOO-DEEP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "text", "PK", "PK\3\4 and nothing more", "PK\5\6"})
    void whatIsNoArchiveIsRefused(String bytes) throws IOException {
        var file = Files.writeString(folder.resolve("a.zip"), bytes);

        assertThat(refused(file).code()).isIn("PACKAGE-ARCHIVE-KIND", "PACKAGE-ARCHIVE-BROKEN");
    }

    @Test
    void anArchiveThatDidNotArriveWholeIsRefused() throws IOException {
        var tar = Files.readAllBytes(tgz(new Tar().file("package.yaml", "x".repeat(1000))));
        var zip = Files.readAllBytes(zip("package.yaml"));
        for (int length = 2; length < tar.length; length += 7) {
            var cut = Files.write(folder.resolve("a.tgz"), java.util.Arrays.copyOf(tar, length));
            assertThat(refused(cut).code()).as("tar, %d bytes", length).isEqualTo("PACKAGE-ARCHIVE-BROKEN");
        }
        for (int length = 2; length < zip.length; length += 7) {
            var cut = Files.write(folder.resolve("a.zip"), java.util.Arrays.copyOf(zip, length));
            assertThat(refused(cut).code()).as("zip, %d bytes", length).isEqualTo("PACKAGE-ARCHIVE-BROKEN");
        }
        assertThat(refused(new Tar().file("package.yaml", "x").writeCut(folder.resolve("a.tgz")))
                        .what())
                .isEqualTo("The archive cannot be read: it ends too early.");
    }

    @Test
    void contentThatDoesNotFitItsChecksumIsRefused() throws IOException {
        var file = folder.resolve("a.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("package.yaml"));
            zip.write("kind: TaskPackage".getBytes(StandardCharsets.UTF_8));
        }
        var bytes = Files.readAllBytes(file);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("kind:")] = 'K';

        assertThat(refused(Files.write(file, bytes)).what()).contains("a checksum in it is wrong");
    }
}
