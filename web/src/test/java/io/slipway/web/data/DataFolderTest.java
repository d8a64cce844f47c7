package io.slipway.web.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.web.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void aNewFolderIsItsOwnersAlone() throws IOException {
        var folder = DataFolder.at(temp.resolve("a/b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void whoeverHoldsTheFolderKeepsOthersOutAndSaysWhereToFindIt() {
        var folder = DataFolder.at(temp);
        try (var lock = folder.lock()) {
            lock.announce(new Announcement(URI.create("http://127.0.0.1:1234"), "slp_x", 42));

            assertThatThrownBy(folder::lock)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Another Slipway server is running on the data folder " + temp)
                    .hasMessageContaining("http://127.0.0.1:1234, process 42")
                    .hasMessageContaining("--data");
            assertThat(folder.runningServer())
                    .hasValueSatisfying(running -> assertThat(running.token()).isEqualTo("slp_x"));
        }
        assertThat(folder.runningServer()).isEmpty();
        folder.lock().close();
    }

    @Test
    void theAnnouncementIsItsOwnersAloneAndGoesWithTheServer() throws IOException {
        var folder = DataFolder.at(temp);
        try (var lock = folder.lock()) {
            lock.announce(new Announcement(URI.create("http://127.0.0.1:1234"), "slp_x", 42));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("server.json"))))
                    .isEqualTo("rw-------");
        }
        assertThat(temp.resolve("server.json")).doesNotExist();
    }

    @Test
    void whatAKilledServerLeftBehindIsNotTakenForARunningOne() throws IOException {
        Files.writeString(
                temp.resolve("server.json"), "{\"address\":\"http://127.0.0.1:1\",\"token\":\"slp_old\",\"pid\":1}");

        assertThat(DataFolder.at(temp).runningServer()).isEmpty();
    }

    @Test
    void aFolderThatIsAFileIsRefusedWithTheMend() throws IOException {
        var file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.at(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data or SLIPWAY_DATA");
    }
}
