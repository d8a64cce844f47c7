package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The report as a page that is mailed: it is read by programs that execute what they find. AP-17. */
class ReportHtmlTest {

    private static final Instant THEN = Instant.parse("2026-11-01T12:00:00Z");

    private static String html(String hostile) {
        var task = new RunDocument.Task(
                hostile,
                hostile,
                "failed",
                2,
                THEN,
                THEN.plusMillis(65_400),
                hostile,
                new TextNode(hostile),
                hostile,
                hostile);
        var tasks = List.of(task);
        var run = new RunDocument(
                hostile,
                "install",
                hostile,
                hostile,
                "failed",
                null,
                1,
                tasks,
                List.of(),
                hostile,
                hostile,
                null,
                hostile,
                hostile,
                null,
                hostile,
                THEN,
                THEN.plusSeconds(70),
                3);
        var some = List.of(hostile);
        var report = new ReportDocument(
                hostile,
                hostile,
                some,
                some,
                tasks,
                tasks,
                tasks,
                tasks,
                tasks,
                List.of(new ReportDocument.Leftover(hostile, hostile, "slipway retry shop-1")),
                some,
                List.of(new ReportDocument.Phase("reserve", "done", THEN, THEN.plusMillis(400))),
                List.of(new ReportDocument.Operation(hostile, hostile, "new", "rollback_new")),
                run);
        var from = new ClassLoaderTemplateResolver();
        from.setPrefix("templates/");
        from.setSuffix(".html");
        var templates = new SpringTemplateEngine();
        templates.setTemplateResolver(from);
        return templates.process("report", new Context(Locale.ROOT, Map.of("report", report)));
    }

    @Test
    void whateverATaskHasSaidIsShownAndNeverExecuted() {
        var html = html("<script>alert(1)</script>\"'><img src=x onerror=alert(1)>[[${7*7}]]");
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "<img", "49")
                .contains("[[${7*7}]]");
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        assertThat(html("text")).contains("<style>").doesNotContain("<script", "<link", "src=", "href=", "url(", "//");
    }

    @Test
    void itTellsTimesOperationsAndTheCommandThatMendsWhatIsLeftOver() {
        assertThat(html("text"))
                .contains("1m5s", "0.4s", "rollback_new", "slipway retry shop-1", "2 attempts")
                .contains("2026-11-01 12:00:00 UTC")
                .contains("Notes", "Put back", "Never begun", "What to do now");
    }
}
