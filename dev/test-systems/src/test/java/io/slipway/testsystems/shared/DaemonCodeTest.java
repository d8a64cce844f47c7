package io.slipway.testsystems.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonCodeTest {

    private final Path folder;

    DaemonCodeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The tests of this module run from a folder, those of all others from a jar; they shall share their systems. */
    @Test
    void aFolderAndItsJarAreTheSameCode() throws IOException {
        var code = DaemonCode.current();

        assertThat(DaemonCode.at(jarOf(code)).digest("a")).isEqualTo(code.digest("a"));
    }

    @Test
    void aCopyIsTheSameCode() throws IOException {
        var code = DaemonCode.current();

        code.copyTo(folder);

        assertThat(DaemonCode.at(folder).digest()).isEqualTo(code.digest());
    }

    @Test
    void otherClassesAreOtherCode() throws IOException {
        DaemonCode.current().copyTo(folder);
        Files.write(folder.resolve("io/slipway/testsystems/Daemon.class"), new byte[] {1});

        assertThat(DaemonCode.at(folder).digest())
                .isNotEqualTo(DaemonCode.current().digest());
    }

    @Test
    void anotherSurroundingIsAnotherDigest() {
        assertThat(DaemonCode.current().digest("kafka-3.jar"))
                .isNotEqualTo(DaemonCode.current().digest("kafka-4.jar"));
    }

    private Path jarOf(DaemonCode code) throws IOException {
        var jar = folder.resolve("code.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var file : code.files().entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return jar;
    }
}
