package io.slipway.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedKeyTest {

    @TempDir
    Path temp;

    private Path one;
    private Path two;
    private Store store;

    @BeforeEach
    void open() throws IOException {
        one = Files.createDirectory(temp.resolve("one"));
        two = Files.createDirectory(temp.resolve("two"));
        store = Store.open(DatabaseAddress.fileIn(temp.resolve("db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String agree(Path folder, Map<String, String> environment) {
        return new SharedKey(folder, environment).agreeWith(store).fingerprint();
    }

    @Test
    void theFirstNodeMakesAKeyForItsOwnerAloneAndKeepsIt() throws IOException {
        var made = agree(one, Map.of());

        assertThat(agree(one, Map.of())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondNodeIsRefusedUntilItHasACopy() throws IOException {
        var made = agree(one, Map.of());

        assertThatThrownBy(() -> agree(two, Map.of()))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("fingerprint " + made)
                .hasMessageContaining("Copy the first node's secret.key to " + two.resolve("secret.key"));
        assertThat(two.resolve("secret.key")).doesNotExist();

        Files.copy(one.resolve("secret.key"), two.resolve("secret.key"));
        assertThat(agree(two, Map.of())).isEqualTo(made);
    }

    @Test
    void aKeyFromOutsideIsUsedAndLeavesNoFile() throws IOException {
        var key = SecretKey.generate();
        var file = Files.writeString(temp.resolve("key"), key.encoded() + "\n");

        assertThat(agree(one, Map.of(SharedKey.FILE_VARIABLE, file.toString()))).isEqualTo(key.fingerprint());
        assertThat(agree(two, Map.of(SharedKey.VARIABLE, key.encoded()))).isEqualTo(key.fingerprint());
        assertThat(one).isEmptyDirectory();
        assertThat(two).isEmptyDirectory();
    }

    @Test
    void aNodeWithAnotherKeyIsRefused() {
        var agreed = agree(one, Map.of());

        assertThatThrownBy(() -> agree(
                        two, Map.of(SharedKey.VARIABLE, SecretKey.generate().encoded())))
                .hasMessageContaining("is not the one that this database is used with (fingerprint " + agreed);
    }

    @Test
    void whatIsNoKeyIsRefusedWithTheWayToMakeOne() {
        assertThatThrownBy(() -> agree(one, Map.of(SharedKey.VARIABLE, "c2hvcnQ=")))
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> agree(one, Map.of(SharedKey.FILE_VARIABLE, "/nowhere/key")))
                .hasMessageContaining("/nowhere/key");
    }

    @Test
    void aKeyDoesNotShowItself() {
        var key = SecretKey.generate();

        assertThat(key.toString()).doesNotContain(key.encoded()).contains(key.fingerprint());
    }
}
