package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AP-1: large apps are read quickly, and those that are too large are refused quickly. */
@Timeout(30)
class LargeAppTest {

    @TempDir
    Path temp;

    @Test
    void ap1AnAppOfFiveHundredObjectsIsReadInASecond() throws IOException {
        var searches = new StringBuilder();
        var alerts = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            searches.append("[search %d]\nsearch = error %d \\\n  | stats count\ncron = 5 * * * *\n".formatted(i, i));
            alerts.append("[alert %d]\nsavedsearch = search %d\ncondition = count > 1\n".formatted(i, i));
        }
        var apps = Apps.in(temp)
                .with("default/search/savedsearch.conf", searches.toString())
                .with("default/alert.conf", alerts.toString());

        long begin = System.nanoTime();
        assertThat(apps.sound().objects()).hasSize(500);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void ap1ManyLargeFilesAreRefusedTogether() throws IOException {
        var apps = Apps.in(temp);
        for (int file = 0; file < 10; file++) {
            var text = new StringBuilder("[t" + file + "]\n");
            for (int key = 0; key < 150_000; key++) text.append("k").append(key).append("=1\n");
            apps.with("default/datastream/kafka/" + file + ".conf", text.toString());
        }
        assertThat(apps.faults()).hasSize(1).first().asString().endsWith("APP-TOO-BIG");
    }

    @Test
    void ap1FaultsEverywhereCostLittle() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            text.append("[alert ")
                    .append(i)
                    .append("]\nsavedsearch = x")
                    .append(i)
                    .append('\n');
        var faults = Apps.in(temp)
                .with("default/alert.conf", text.toString())
                .look()
                .app()
                .faults();
        assertThat(faults.count()).isEqualTo(1_001);
        assertThat(faults.render()).contains("APP-TOO-MANY-FAULTS");
    }
}
