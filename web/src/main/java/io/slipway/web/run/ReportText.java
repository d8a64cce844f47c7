package io.slipway.web.run;

import io.slipway.web.run.RunDocument.Task;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as lines for a terminal or a ticket. */
final class ReportText {

    private final ReportDocument report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(ReportDocument report) {
        this.report = report;
    }

    static String of(ReportDocument report) {
        return new ReportText(report).write();
    }

    private String write() {
        var run = report.run();
        line(report.summary());
        if (report.cause() != null) line("Cause: " + report.cause());
        line("");
        line("Run " + run.run() + ", round " + run.round() + ", " + run.mode() + ", started by " + run.startedBy()
                + ", " + times(run.startedAt(), run.endedAt()));
        section("Phases", report.phases().stream().map(ReportText::phase).toList());
        section("Checked", report.checked());
        section(
                "Operations",
                report.operations().stream().map(ReportText::operation).toList());
        section("Done", report.done().stream().map(ReportText::task).toList());
        section("Notes", report.notes());
        section("Failed", report.failed().stream().map(ReportText::task).toList());
        section("Put back", report.undone().stream().map(ReportText::task).toList());
        section("Under way", report.underWay().stream().map(ReportText::task).toList());
        section("Never begun", report.untouched().stream().map(Task::id).toList());
        section(
                "Left over",
                report.leftovers().stream()
                        .map(left -> left.task() + ": " + left.what() + "\nTo mend it: " + left.mend())
                        .toList());
        section("What to do now", report.next());
        return text.toString();
    }

    private void section(String heading, List<String> lines) {
        if (lines.isEmpty()) return;
        line("");
        line(heading);
        lines.forEach(one -> line("  " + one.strip().replaceAll("\\R", "\n    ")));
    }

    private static String phase(ReportDocument.Phase phase) {
        return phase.name() + ": " + phase.state() + (phase.took().isEmpty() ? "" : ", " + phase.took());
    }

    private static String operation(ReportDocument.Operation operation) {
        return operation.todo() + " " + operation.task() + "/" + operation.object() + " (back: " + operation.rollback()
                + ")";
    }

    private static String task(Task task) {
        var parts = Stream.of(
                        task.type(),
                        task.state().equals("succeeded") ? "" : task.state(),
                        task.attempt() > 1 ? task.attempt() + " attempts" : "",
                        task.took())
                .filter(part -> !part.isEmpty())
                .toList();
        var head = task.id() + " (" + String.join(", ", parts) + ")";
        return head
                + (task.note() == null ? "" : " marked as done: " + task.note())
                + (task.error() == null ? "" : ": " + task.error());
    }

    private static String times(Instant started, @Nullable Instant ended) {
        return ended == null ? started.toString() : started + " to " + ended;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
