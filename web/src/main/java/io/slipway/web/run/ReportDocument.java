package io.slipway.web.run;

import io.slipway.engine.run.RunPhase;
import io.slipway.engine.run.RunReport;
import io.slipway.engine.run.RunView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report of a run as REST gives it: what was checked, done, undone, left over, and what to do now.
 *
 * @param cause the first thing that went wrong, where something did
 * @param notes what does not count as a failure, but somebody should know
 * @param phases of the present round, in their order
 * @param operations what the install, upgrade or uninstall of an app does, object by object
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
        List<Leftover> leftovers,
        List<String> next,
        List<Phase> phases,
        List<Operation> operations,
        RunDocument run) {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** @param mend the command that takes care of it */
    public record Leftover(String task, String what, String mend) {

        private static Leftover of(RunView.Leftover left, RunView view) {
            var retry = "slipway retry " + view.run().id();
            return new Leftover(
                    left.task(), left.what(), view.run().state().isOver() ? retry : retry + " --task " + left.task());
        }
    }

    /**
     * @param name {@code check}, {@code reserve}, {@code prepare}, {@code approve}, {@code execute} or {@code put-back}
     * @param state {@code done}, {@code running}, {@code failed} or {@code pending}
     */
    public record Phase(
            String name,
            String state,
            @Nullable Instant started,
            @Nullable Instant ended) {

        static Phase of(RunPhase phase) {
            return new Phase(
                    phase.name().word(),
                    phase.state().word(),
                    phase.started().orElse(null),
                    phase.ended().orElse(null));
        }

        public String took() {
            return Took.between(started, ended);
        }
    }

    /**
     * What is done to one object; the values themselves may be secret and are not told.
     *
     * @param todo {@code new}, {@code change} or {@code delete}
     * @param rollback what puts it back
     */
    public record Operation(String task, String object, String todo, String rollback) {

        public static List<Operation> of(Map<String, List<io.slipway.engine.install.Operation>> byTask) {
            var all = new ArrayList<Operation>();
            byTask.forEach((task, operations) -> operations.forEach(one -> all.add(new Operation(
                    task, one.object(), one.kind().word(), one.kind().wordBack()))));
            return all;
        }
    }

    static ReportDocument of(RunReport report, Map<String, List<io.slipway.engine.install.Operation>> operations) {
        var run = RunDocument.of(report.view());
        return new ReportDocument(
                report.summary(),
                report.cause().orElse(null),
                report.checked(),
                report.notes(),
                tasks(report.done()),
                tasks(report.failed()),
                tasks(report.undone()),
                tasks(report.untouched()),
                tasks(report.underWay()),
                report.leftovers().stream()
                        .map(left -> Leftover.of(left, report.view()))
                        .toList(),
                report.next(),
                report.phases().stream().map(Phase::of).toList(),
                Operation.of(operations),
                run);
    }

    private static List<RunDocument.Task> tasks(List<RunView.Task> tasks) {
        return tasks.stream().map(RunDocument.Task::of).toList();
    }

    /** When the run was started, for people. */
    public String startedAt() {
        return FORM.format(run.startedAt());
    }

    /** When it ended, for people; empty as long as it goes on. */
    public String endedAt() {
        return run.endedAt() == null ? "" : FORM.format(run.endedAt());
    }

    public String took() {
        return Took.between(run.startedAt(), run.endedAt());
    }
}
