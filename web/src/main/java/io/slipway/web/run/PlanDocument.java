package io.slipway.web.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.engine.run.PlanDesk;
import io.slipway.engine.run.RunPlan.Step;
import io.slipway.engine.task.Change.Kind;
import io.slipway.web.pack.FaultView;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plan as programs get it.
 *
 * @param digest with which a run may be started, as long as nothing of it has moved; absent where there are faults
 * @param packageDigest of the package
 * @param changes whether something would be another than it is, or cannot be told before
 * @param faults why the run would be refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanDocument(
        @Nullable String digest,
        @JsonProperty("package") String packageDigest,
        String name,
        String version,
        String target,
        String mode,
        String fromVersion,
        boolean changes,
        Summary summary,
        List<Task> tasks,
        List<FaultView> faults) {

    /** How many tasks would do what. */
    record Summary(long create, long change, long delete, long keep, long unknown) {

        static Summary of(List<Step> steps) {
            return new Summary(
                    count(steps, Kind.CREATE),
                    count(steps, Kind.CHANGE),
                    count(steps, Kind.DELETE),
                    count(steps, Kind.KEEP),
                    count(steps, Kind.UNKNOWN));
        }

        private static long count(List<Step> steps, Kind kind) {
            return steps.stream().filter(step -> step.change().kind() == kind).count();
        }
    }

    /**
     * @param change {@code create}, {@code change}, {@code delete}, {@code keep} or {@code unknown}
     * @param what a sentence
     * @param diff line by line: {@code +} what would be made, {@code ~} changed, {@code -} removed, {@code !} refused; fields
     *     stand indented below their object
     */
    record Task(String id, String type, String change, String what, List<String> diff) {

        static Task of(Step step) {
            var change = step.change();
            return new Task(
                    step.task(),
                    step.type(),
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.what(),
                    change.diff().lines().toList());
        }
    }

    static PlanDocument of(PlanDesk.Told told) {
        var plan = told.plan();
        var subject = plan.subject();
        return new PlanDocument(
                told.digest().isEmpty() ? null : told.digest(),
                subject.digest(),
                subject.name(),
                subject.version(),
                subject.target(),
                subject.mode(),
                subject.fromVersion(),
                plan.changes(),
                Summary.of(plan.tasks()),
                plan.tasks().stream().map(Task::of).toList(),
                FaultView.of(plan.faults()));
    }
}
