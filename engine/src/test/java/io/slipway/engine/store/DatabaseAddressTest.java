package io.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://db:5433/slipway", "postgresql://db:5433/slipway", "postgres://db:5433/slipway"
            })
    void everyUsualSpellingIsTheSameDatabase(String text) {
        var address = DatabaseAddress.parse(text, "me", "secret");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/slipway");
        assertThat(address.user()).isEqualTo("me");
        assertThat(address.password()).isEqualTo("secret");
    }

    @Test
    void aLoginInTheAddressIsTakenOutOfItAndDecoded() {
        var address = DatabaseAddress.parse("postgresql://a%40b:p%3Aw@db/slipway?sslmode=require", "other", "other");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db/slipway?sslmode=require");
        assertThat(address.user()).isEqualTo("a@b");
        assertThat(address.password()).isEqualTo("p:w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:geheim@db/x",
                "postgresql://",
                "postgresql://u:geheim@db",
                "jdbc:h2:mem:x",
                "db",
                "postgresql://u:geheim@d b/x"
            })
    void whatIsNoPostgresAddressIsRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text, null, null))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("jdbc:postgresql://host:5432/slipway")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void noPasswordIsEverShown() {
        var address = DatabaseAddress.parse("jdbc:postgresql://db/x?user=me&password=geheim&ssl=true", null, "geheim");

        assertThat(address.toString()).isEqualTo("jdbc:postgresql://db/x?user=me&password=***&ssl=true");
    }

    @Test
    void aFileKeepsWhatWasCommitted() {
        assertThat(DatabaseAddress.fileIn(Path.of("/data")).jdbcUrl())
                .contains("WRITE_DELAY=0")
                .contains("DB_CLOSE_ON_EXIT=FALSE");
    }
}
