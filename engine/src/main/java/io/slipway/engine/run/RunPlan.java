package io.slipway.engine.run;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run would change, task by task, in their order. Secrets are masked in it.
 *
 * @param edited the digest of the tasks of the graph that a designer has edited; empty where the package goes by its own
 * @param globalRevision of the installation's config
 * @param values a signature of what was filled in
 * @param faults why the run would be refused; none where nothing stands against it
 */
public record RunPlan(
        Subject subject, Optional<String> edited, int globalRevision, String values, List<Step> tasks, Faults faults) {

    /** What one task would change. */
    public record Step(String task, String type, Change change) {}

    /**
     * One thing that has to be the same again, when a run by this plan begins.
     *
     * @param name for people: {@code the target}, or {@code task "api"}
     * @param digest of it
     * @param what a sentence about it, for people
     */
    public record Part(String name, String digest, String what) {}

    public RunPlan {
        tasks = List.copyOf(tasks);
    }

    /** Whether something would be another than it is, or nobody can tell. */
    public boolean changes() {
        return tasks.stream().anyMatch(step -> step.change().kind() != Kind.KEEP);
    }

    /** @param sign makes a digest that tells nothing of its text */
    List<Part> parts(UnaryOperator<String> sign) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("the package", subject.digest(), subject.name() + " " + subject.version()));
        var graph = edited.isPresent() ? "one that a designer has edited" : "the package's own";
        parts.add(new Part("the graph", sign.apply(edited.orElse("own")), graph));
        parts.add(new Part("the target", sign.apply(subject.target()), subject.target()));
        parts.add(new Part("the mode", sign.apply(subject.mode() + " from " + subject.fromVersion()), subject.mode()));
        parts.add(new Part("what was filled in", values, ""));
        parts.add(new Part(
                "the config of the installation", sign.apply("" + globalRevision), "revision " + globalRevision));
        for (var step : tasks) {
            var change = step.change();
            var text = step.task() + "\n" + step.type() + "\n" + change.kind() + "\n" + change.what() + "\n"
                    + change.diff() + "\n" + change.seen();
            parts.add(new Part("task \"" + step.task() + "\"", sign.apply(text), change.what()));
        }
        return List.copyOf(parts);
    }
}
