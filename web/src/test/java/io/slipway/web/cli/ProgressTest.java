package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:01:30Z");

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final JsonNode RUN =
            json("{'run':'shop-1','state':'running','startedAt':'2026-01-01T00:00:00Z','reason':null,'tasks':["
                    + "{'id':'database','type':'helm','state':'running','started':'2026-01-01T00:01:00Z','waitsFor':'Deployment db: 1 of 3 ready'},"
                    + "{'id':'schema','type':'shell','state':'failed','error':'exit status 3\\nmore'},"
                    + "{'id':'web','type':'helm','state':'succeeded'},{'id':'x','type':'noop','state':'pending'}]}");

    @Test
    void aRunningTaskShowsWhatItWaitsForAndForHowLong() {
        assertThat(ProgressBlock.lines(RUN, 24, NOW))
                .containsExactly(
                        "shop-1  running  1/4 done, 1 failed  1:30",
                        "  database     helm           0:30  Deployment db: 1 of 3 ready",
                        "! schema: exit status 3 more");
    }

    @Test
    void theBlockFitsOnTheScreen() {
        var tasks = new StringBuilder();
        for (int i = 0; i < 100; i++)
            tasks.append(i == 0 ? "" : ",").append("{'id':'t").append(i).append("','type':'noop','state':'running'}");
        var run = json("{'run':'r','state':'running','tasks':[" + tasks + "]}");

        assertThat(ProgressBlock.lines(run, 20, NOW)).hasSizeLessThan(20).contains("  … and 85 more");
        assertThat(ProgressBlock.cut("abcdefgh", 5)).isEqualTo("abcd…");
        assertThat(ProgressBlock.cut("abcde", 5)).isEqualTo("abcde");
    }

    @Test
    void theSecondDrawingTakesThePlaceOfTheFirst() {
        var text = new StringWriter();
        var block = new ProgressBlock(new PrintWriter(text), new Terminal(Map.of("NO_COLOR", "1")), Clock.systemUTC());
        block.standing(RUN);
        block.standing(RUN);
        assertThat(text.toString()).contains("\u001b[3A\u001b[J").doesNotContain("\u001b[31m");
    }

    @Test
    void withoutATerminalThereIsALineForEachEvent() {
        var line = ProgressLines.line(
                json(
                        "{'at':'2026-01-01T00:00:00Z','kind':'task-done','task':'database','direction':'undo','by':'anna','text':'database (put back)\\ndone.'}"));
        assertThat(line).endsWith("  database (put back) done. [anna]");
    }
}
