package io.slipway.testsystems.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.LogScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileTest {

    private final Path folder;

    LogFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T13:21:48.358Z ERROR 123 --- [slipway] [main] i.s.Worker : lost the lease",
                "2026-11-21 13:21:48.358 ERROR i.s.Worker - lost the lease",
                "13:21:48.358 [pool 1 thread 2] ERROR i.s.Worker - lost the lease",
                "[2026-11-21 13:21:48,358] ERROR lost the lease (kafka.Log)",
                "ERROR lost the lease",
                "{\"@timestamp\":\"2026-11-21T13:21:48Z\",\"log.level\":\"ERROR\",\"message\":\"lost\"}",
                "{\"@timestamp\":\"2026-11-21T13:21:48Z\",\"log\":{\"logger\":\"i.s.W\",\"level\":\"ERROR\"},\"message\":\"lost\"}",
                "{\"level\": \"ERROR\", \"message\": \"lost\"}"
            })
    void aLineOfLevelErrorIsAnError(String line) throws Exception {
        assertThat(LogScan.unexpectedErrorsIn(log(line))).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T13:21:48.358Z  INFO 123 --- [slipway] [main] i.s.Worker : an ERROR was mended",
                "13:21:48.358 [main] WARN i.s.Worker - ERROR is only a word here",
                "{\"log.level\":\"INFO\",\"message\":\"the level was ERROR before\"}",
                "\tat io.slipway.ERROR.run(ERROR.java:1)",
                "an ERROR in the middle"
            })
    void theWordAloneIsNone(String line) throws Exception {
        assertThat(LogScan.unexpectedErrorsIn(log(line))).isEmpty();
    }

    @Test
    void theExpectedOnesAreLeftOut() throws Exception {
        var log = log("13:21:48.358 ERROR a - as planned\n13:21:48.359 ERROR b - a surprise");

        assertThat(LogScan.unexpectedErrorsIn(log, Pattern.compile("as planned")))
                .containsExactly("13:21:48.359 ERROR b - a surprise");
    }

    private Path log(String text) throws Exception {
        return Files.writeString(folder.resolve("server.log"), text + "\n");
    }
}
