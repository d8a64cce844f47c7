package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.RunPlan.Part;
import io.slipway.engine.run.RunPlan.Step;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Change.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {

    private static final Step DATABASE = step("database", "Installs db.", "seen-1");
    private static final Step API = step("api", "Applies its manifests.", "seen-1");

    private static Step step(String task, String what, String seen) {
        return new Step(task, "helm", new Change(Kind.CREATE, what, "", seen));
    }

    private static List<Part> parts(String mode, String values, Step... steps) {
        return parts(Optional.empty(), mode, values, steps);
    }

    private static List<Part> parts(Optional<String> edited, String mode, String values, Step... steps) {
        var subject = new Subject(Run.Kind.RUN, "d".repeat(64), "shop", "1.0.0", "prod", mode, "");
        return new RunPlan(subject, edited, 3, values, List.of(steps), Faults.NONE).parts(text -> text);
    }

    private static String difference(List<Part> planned, List<Part> now) {
        return PlanComparison.firstDifference(planned, now).orElse("none");
    }

    @Test
    void theSamePlanHoldsAndHasTheSameDigest() {
        var one = parts("install", "v", DATABASE, API);
        var other = parts("install", "v", DATABASE, API);

        assertThat(difference(one, other)).isEqualTo("none");
        assertThat(PlanBook.digest(one)).isEqualTo(PlanBook.digest(other)).matches("[0-9a-f]{64}");
    }

    @Test
    void theFirstTaskThatDiffersIsNamedWithWhatWasPlannedAndWhatIsNow() {
        var planned = parts("install", "v", DATABASE, API);
        var now = parts("install", "v", step("database", "Upgrades db.", "seen-2"), step("api", "Other.", "seen-2"));

        assertThat(difference(planned, now))
                .startsWith("The plan does not hold any more: task \"database\" is another by now."
                        + " Planned: Installs db. Now: Upgrades db. ");
        assertThat(PlanBook.digest(planned)).isNotEqualTo(PlanBook.digest(now));
    }

    @Test
    void whatIsMetInTheWorldCountsEvenWhereTheChangeSoundsTheSame() {
        var now = parts("install", "v", DATABASE, step("api", "Applies its manifests.", "seen-2"));

        assertThat(difference(parts("install", "v", DATABASE, API), now))
                .contains("task \"api\" is another by now. What it would change, or what it would meet there");
    }

    @Test
    void valuesModeAndMissingTasksCountToo() {
        var planned = parts("install", "v", DATABASE, API);

        assertThat(difference(planned, parts("same", "v", DATABASE, API)))
                .contains("the mode is another by now. Planned: install. Now: same.");
        assertThat(difference(planned, parts("install", "w", DATABASE, API)))
                .contains("what was filled in is another by now.");
        assertThat(difference(planned, parts("install", "v", DATABASE))).contains("there is no task \"api\" now");
        assertThat(difference(parts("install", "v", DATABASE), planned)).contains("it does not know task \"api\"");
    }

    @Test
    void theGraphThatADesignerHasEditedCountsEvenWhereItsTasksWouldDoTheSame() {
        var own = parts("install", "v", DATABASE);
        var edited = parts(Optional.of("d1"), "install", "v", DATABASE);

        assertThat(difference(own, edited))
                .contains(
                        "the graph is another by now. Planned: the package's own. Now: one that a designer has edited.");
        assertThat(difference(edited, parts(Optional.of("d2"), "install", "v", DATABASE)))
                .contains("the graph is another by now.");
        assertThat(difference(edited, parts(Optional.of("d1"), "install", "v", DATABASE)))
                .isEqualTo("none");
    }
}
