package io.slipway.web.run;

import io.slipway.engine.run.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a run as REST gives it: what was checked, done, undone, left over, and what to do now.
 *
 * @param cause the first thing that went wrong, where something did
 * @param notes what does not count as a failure, but somebody should know
 */
public record ReportDocument(
        String summary,
        @Nullable String cause,
        List<String> checked,
        List<String> notes,
        List<RunDocument.Task> done,
        List<RunDocument.Task> failed,
        List<RunDocument.Task> undone,
        List<RunDocument.Task> untouched,
        List<RunDocument.Task> underWay,
        List<RunDocument.Leftover> leftovers,
        List<String> next,
        RunDocument run) {

    public static ReportDocument of(RunReport report) {
        var run = RunDocument.of(report.view());
        return new ReportDocument(
                report.summary(),
                report.cause().orElse(null),
                report.checked(),
                report.notes(),
                report.done().stream().map(RunDocument.Task::of).toList(),
                report.failed().stream().map(RunDocument.Task::of).toList(),
                report.undone().stream().map(RunDocument.Task::of).toList(),
                report.untouched().stream().map(RunDocument.Task::of).toList(),
                report.underWay().stream().map(RunDocument.Task::of).toList(),
                run.leftovers(),
                report.next(),
                run);
    }
}
