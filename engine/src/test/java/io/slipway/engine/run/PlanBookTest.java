package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.RunPlan.Part;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class PlanBookTest {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(DatabaseAddress.fileIn(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PlanBook afterDays(int days) {
        return new PlanBook(store.dataSource(), Clock.fixed(MADE.plus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    private static List<Part> parts(String of) {
        return List.of(new Part("the package", of, of));
    }

    @Test
    void aPlanIsGoodForAMonthAndForgottenAfterwards() {
        var old = afterDays(0).keep(parts("old"), "anna");
        var young = afterDays(20).keep(parts("young"), "anna");

        assertThat(afterDays(29).find(old)).contains(parts("old"));
        assertThat(afterDays(31).find(old)).as("even before it is tidied away").isEmpty();
        assertThat(afterDays(31).forgetOld()).isEqualTo(1);
        assertThat(new JdbcTemplate(store.dataSource()).queryForList("select digest from run_plan", String.class))
                .containsExactly(young);
    }

    @Test
    void aPlanThatIsMadeAgainIsGoodForAnotherMonth() {
        var digest = afterDays(0).keep(parts("same"), "anna");

        assertThat(afterDays(20).keep(parts("same"), "berta")).isEqualTo(digest);

        assertThat(afterDays(40).find(digest)).isPresent();
    }
}
