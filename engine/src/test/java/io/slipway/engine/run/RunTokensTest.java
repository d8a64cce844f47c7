package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom Slipway believes that it is a script of a run. TR-25. */
class RunTokensTest {

    @TempDir
    Path folder;

    private Store store;
    private RunBook runs;
    private RunTokens tokens;

    @BeforeEach
    void open() {
        store = Store.open(DatabaseAddress.fileIn(folder));
        runs = new RunBook(store.dataSource());
        tokens = new RunTokens(SecretKey.generate(), runs);
        runs.open("shop-1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTokenIsGoodForAsLongAsItsRoundLasts() {
        var token = tokens.of("shop-1", 1);
        assertThat(tokens.runOf(token)).hasValue("shop-1");
        runs.change("shop-1", RunState.RUNNING, RunState.PAUSED);
        assertThat(tokens.runOf(token)).hasValue("shop-1");
        runs.close("shop-1", RunState.FAILED);
        assertThat(tokens.runOf(token)).isEmpty();
        runs.nextRound("shop-1", null, "retry");
        assertThat(tokens.runOf(token)).as("of the round before").isEmpty();
        assertThat(tokens.runOf(tokens.of("shop-1", 2))).hasValue("shop-1");
    }

    @Test
    void whatSomebodyElseHasWrittenIsNone() {
        var token = tokens.of("shop-1", 1);
        runs.open("shop-2");
        assertThat(tokens.runOf(token.replace("shop-1", "shop-2"))).isEmpty();
        assertThat(tokens.runOf(token.substring(0, token.length() - 1))).isEmpty();
        assertThat(tokens.runOf("slr_shop-1.1." + "A".repeat(43))).isEmpty();
        assertThat(new RunTokens(SecretKey.generate(), runs).runOf(token))
                .as("of another installation")
                .isEmpty();
        assertThat(tokens.runOf(tokens.of("nowhere", 1))).isEmpty();
    }
}
