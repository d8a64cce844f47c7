package io.slipway.engine.run;

import io.slipway.engine.run.RunView.Leftover;
import io.slipway.engine.run.RunView.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the view of a run from its row, the journal and its processes. */
public final class RunViews {

    private final RunBook runs;
    private final TaskRows rows;
    private final RunEvents events;
    private final RunMaterials materials;
    private final RunProcesses processes;

    public RunViews(RunBook runs, TaskRows rows, RunEvents events, RunMaterials materials, RunProcesses processes) {
        this.runs = runs;
        this.rows = rows;
        this.events = events;
        this.materials = materials;
        this.processes = processes;
    }

    public RunView of(String id) {
        return of(runs.get(id));
    }

    public RunView of(Run run) {
        var history = rows.of(run.id());
        var tasks = new ArrayList<Task>();
        var leftovers = new ArrayList<Leftover>();
        for (var task : tasksOf(run, history)) {
            var forward = history.done(task.id(), run.round());
            var back = history.undone(task.id(), run.round());
            var standing = new TaskStanding(run, forward, back);
            tasks.add(task(task, standing.state(), forward, back));
            standing.leftover().ifPresent(leftovers::add);
        }
        // Only the kinds of things that apps bring say this; tasks of task packages fail where they leave something.
        if (run.subject().kind() != Run.Kind.RUN) leftovers.addAll(events.leftovers(run.id(), run.round()));
        var waitsFor = waitsFor(run);
        return new RunView(
                run,
                waitsFor.isPresent() ? RunState.WAITING : run.state(),
                runs.phaseOf(run.id()),
                waitsFor,
                tasks,
                leftovers);
    }

    /** A task's id and type; of a package that was removed nobody knows the types any more. */
    private record Known(String id, String type) {}

    private List<Known> tasksOf(Run run, TaskHistory history) {
        return materials
                .graphOf(run)
                .map(graph -> graph.tasks().stream()
                        .map(task -> new Known(task.id(), task.type()))
                        .toList())
                .orElseGet(() ->
                        history.tasks().stream().map(id -> new Known(id, "")).toList());
    }

    /** What would be left over if the run ended now with a failure. */
    List<Leftover> leftoversAtTheEnd(Run run) {
        return of(run.endedAs(RunState.FAILED)).leftovers();
    }

    private static Task task(Known task, TaskState state, Optional<TaskRow> forward, Optional<TaskRow> back) {
        var shown = state == TaskState.ROLLING_BACK || state == TaskState.ROLLBACK_FAILED ? back : forward;
        return new Task(
                task.id(),
                task.type(),
                state,
                shown.map(TaskRow::tries).orElse(0),
                forward.flatMap(TaskRow::started),
                back.or(() -> forward).flatMap(TaskRow::ended),
                shown.flatMap(TaskRow::error),
                forward.flatMap(TaskRow::outputs),
                shown.flatMap(TaskRow::waitsFor),
                back.flatMap(TaskRow::note).or(() -> forward.flatMap(TaskRow::note)));
    }

    /** What a person has to decide before the run goes on; empty where it goes on by itself or is over. */
    public Optional<String> waitsFor(Run run) {
        if (run.state() != RunState.RUNNING) return Optional.empty();
        if (processes.waitsForApproval(run.id()))
            return Optional.of("It waits for approval: slipway approve " + run.id() + ", or slipway reject " + run.id()
                    + " --reason \"…\".");
        var trouble = processes.trouble(run.id());
        if (trouble.isPresent())
            return Optional.of("A step of the process does not succeed: " + trouble.get()
                    + " Mend the cause, then: slipway retry " + run.id() + ".");
        if (rows.stuck(run.id()) == 0 || processes.goesOn(run.id())) return Optional.empty();
        return Optional.of(stuck(run));
    }

    private String stuck(Run run) {
        var history = rows.of(run.id());
        var tasks = new ArrayList<String>();
        for (var task : tasksOf(run, history)) {
            var stuck = List.of(history.done(task.id(), run.round()), history.undone(task.id(), run.round())).stream()
                    .flatMap(Optional::stream)
                    .anyMatch(row -> row.state() == AttemptState.STUCK);
            if (stuck) tasks.add(task.id());
        }
        var first = tasks.isEmpty() ? "TASK" : tasks.get(0);
        return "It waits for somebody to decide about " + String.join(", ", tasks) + ": slipway retry " + run.id()
                + " --task " + first + ", or slipway mark-done " + run.id() + " " + first + " --reason \"…\".";
    }
}
