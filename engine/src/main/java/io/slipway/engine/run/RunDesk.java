package io.slipway.engine.run;

import io.slipway.engine.run.RunEvent.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What people and programs may ask of a run that is there (TR-13, TR-15). Each wish is one transaction with the run's row
 * locked, so it is weighed against where the run stands at that moment and no mover gets between.
 */
public final class RunDesk {

    /** Carries work out in one transaction with the row of the run locked. */
    public interface Mover {
        void move(String run, Runnable work);
    }

    private final RunBook runs;
    private final RunEvents events;
    private final TaskRows rows;
    private final RunProcesses processes;
    private final RunTasks tasks;
    private final PlanDesk plans;
    private final Mover mover;

    public RunDesk(
            RunBook runs,
            RunEvents events,
            TaskRows rows,
            RunProcesses processes,
            RunTasks tasks,
            PlanDesk plans,
            Mover mover) {
        this.runs = runs;
        this.events = events;
        this.rows = rows;
        this.processes = processes;
        this.tasks = tasks;
        this.plans = plans;
        this.mover = mover;
    }

    /** Starts a run of a task package; what is wrong with the order comes out as a sentence. */
    public String start(RunOrder order, String by) {
        plans.confirm(order);
        return processes.start("run", order.id(), by, order.variables());
    }

    /**
     * Starts the install, upgrade or uninstall of an app.
     *
     * @param stopAtFirst whether the first fault ends the look at what would be installed
     */
    public String start(Run.Kind kind, RunOrder order, boolean stopAtFirst, String by) {
        var variables = new HashMap<>(order.variables());
        variables.put("stopAtFirst", stopAtFirst);
        return processes.start(RunRows.word(kind), order.id(), by, variables);
    }

    /** Brings an app back to what its package says; what somebody has changed of it since goes. */
    public String sync(RunOrder order, String by) {
        var variables = new HashMap<>(order.variables());
        variables.put(RunOrder.SYNC, true);
        return processes.start(RunRows.word(Run.Kind.UPGRADE), order.id(), by, variables);
    }

    /** Nothing more is begun until somebody resumes it; what runs now finishes. */
    public void pause(String id, String by) {
        withRun(id, run -> {
            if (!runs.change(id, RunState.RUNNING, RunState.PAUSED))
                throw conflict(run, "cannot be paused", "Only a running run can.");
            events.add(RunEvent.New.by(by, id, run.round(), Kind.PAUSED, "Paused: nothing more begins."));
        });
    }

    public void resume(String id, String by) {
        withRun(id, run -> {
            if (!runs.change(id, RunState.PAUSED, RunState.RUNNING))
                throw conflict(run, "cannot be resumed", "Only a paused run can.");
            events.add(RunEvent.New.by(by, id, run.round(), Kind.RESUMED, "Resumed."));
        });
        tasks.wake();
    }

    /** Nothing more begins, what runs is asked to stop, and what was done is put back, or kept. A paused run goes on to its end. */
    public void cancel(String id, boolean keep, String by) {
        withRun(id, run -> {
            if (run.state().isOver()) throw conflict(run, "cannot be cancelled", "It is over.");
            var what = keep ? "Cancelled, what is done is kept." : "Cancelled, what was done is put back.";
            if (!runs.cancel(id, keep, what + " By " + by + "."))
                throw conflict(
                        run,
                        "cannot be cancelled",
                        "It is ending already: "
                                + run.ending().map(Run.Ending::reason).orElse("") + "");
            runs.change(id, RunState.PAUSED, RunState.RUNNING);
            events.add(RunEvent.New.by(by, id, run.round(), Kind.CANCELLED, what));
            if (processes.waitsForApproval(id)) processes.decide(id, false, by);
            processes.hurry(id);
        });
        tasks.wake();
    }

    public void approve(String id, String by) {
        withRun(id, run -> {
            requireApproval(run);
            runs.approve(id, by);
            events.add(RunEvent.New.by(by, id, run.round(), Kind.APPROVED, "Approved."));
            processes.decide(id, true, by);
        });
    }

    public void reject(String id, String reason, String by) {
        requireReason(reason);
        withRun(id, run -> {
            requireApproval(run);
            runs.cancel(id, false, "Rejected by " + by + ": " + reason);
            events.add(RunEvent.New.by(by, id, run.round(), Kind.REJECTED, "Rejected: " + reason));
            processes.decide(id, false, by);
        });
    }

    private void requireApproval(Run run) {
        if (!processes.waitsForApproval(run.id()))
            throw conflict(
                    run, "does not wait for approval", "'slipway status " + run.id() + "' tells what it waits for.");
    }

    /** Tries a stuck task, or a step of the process that went wrong, again. */
    public void retryTask(String id, String task, String by) {
        withRun(id, run -> {
            if (run.state().isOver())
                throw conflict(
                        run,
                        "is over, so no single task of it can be tried again",
                        "'slipway retry " + id + "' opens a new round.");
            if (!tasks.tryAgain(id, task))
                throw conflict(run, "has no task '" + task + "' that waits for a person", howItStands(run, task));
            events.add(forTask(run, task, Kind.TASK_TRIED_AGAIN, by, "Is tried again."));
        });
        tasks.wake();
    }

    /** Counts a task as done because a person says so (TR-15). */
    public void markDone(String id, String task, String reason, String by) {
        requireReason(reason);
        withRun(id, run -> {
            if (!tasks.markDone(id, task, reason, by))
                throw conflict(run, "has no task '" + task + "' that waits for a person", howItStands(run, task));
            events.add(forTask(run, task, Kind.TASK_MARKED_DONE, by, "Counts as done: " + reason));
        });
        tasks.wake();
    }

    private String howItStands(Run run, String task) {
        var history = rows.of(run.id());
        var standing =
                new TaskStanding(run, history.done(task, run.round()), history.undone(task, run.round())).state();
        return "That task is " + standing.word()
                + "; only one that is stuck can be tried again or marked as done by itself.";
    }

    /**
     * Opens a new round (TR-13), or lets the steps of the process that went wrong be tried again where the run hangs on
     * those.
     *
     * @param values the id of other values, where others were filled in
     */
    public void retry(String id, Optional<String> values, String by) {
        if (processes.trouble(id).isPresent()) {
            withRun(id, run -> processes.tryAgain(id));
            return;
        }
        var run = runs.get(id);
        if (!run.state().isOver())
            throw conflict(run, "cannot be retried", "It is not over yet: wait for its end, or cancel it.");
        var variables = new HashMap<String, Object>(Map.of("retry", true));
        values.ifPresent(given -> variables.put("values", given));
        processes.start(RunRows.word(run.subject().kind()), Optional.of(id), by, variables);
    }

    private void withRun(String id, Consumer<Run> wish) {
        runs.get(id);
        mover.move(id, () -> wish.accept(runs.get(id)));
    }

    private static void requireReason(String reason) {
        if (reason.isBlank())
            throw new RunProblem(
                    RunProblem.Kind.INVALID, "Say why: a reason is recorded with the run. Give --reason \"…\".");
    }

    private static RunEvent.New forTask(Run run, String task, Kind kind, String by, String text) {
        return new RunEvent.New(
                run.id(), kind, run.round(), Optional.of(task), Optional.empty(), Optional.of(by), text);
    }

    static RunProblem conflict(Run run, String what, String mend) {
        return new RunProblem(
                RunProblem.Kind.CONFLICT,
                "The run '" + run.id() + "' " + what + ": it is " + run.state().word() + ". " + mend);
    }
}
