package io.slipway.engine.run;

import java.util.List;

/** Weighs at the end of the tasks how a run goes on, and ends it. */
public final class RunClosing {

    /** How a run goes on after its tasks. */
    public enum Verdict {
        DONE,
        /** What was done is put back. */
        PUT_BACK,
        /** Cancelled, and what was done stays. */
        KEEP
    }

    private final RunBook runs;
    private final RunEvents events;
    private final RunViews views;
    private final Reservations reservations;

    public RunClosing(RunBook runs, RunEvents events, RunViews views, Reservations reservations) {
        this.runs = runs;
        this.events = events;
        this.views = views;
        this.reservations = reservations;
    }

    public Verdict weigh(String id) {
        runs.lock(List.of(id));
        var run = runs.get(id);
        if (run.ending().isEmpty()) return Verdict.DONE;
        var ending = run.ending().get();
        if (ending.keep()) return Verdict.KEEP;
        runs.phase(id, "put-back");
        return Verdict.PUT_BACK;
    }

    /** Nothing is in flight any more. What the run held is free for others from here on. */
    public RunState close(String id) {
        runs.lock(List.of(id));
        var run = runs.get(id);
        if (run.state().isOver()) return run.state();
        var state = stateOf(run);
        runs.close(id, state);
        reservations.release(id);
        events.add(RunEvent.New.of(id, run.round(), RunEvent.Kind.CLOSED, sentence(runs.get(id))));
        return state;
    }

    private RunState stateOf(Run run) {
        if (run.ending().isEmpty()) return RunState.SUCCEEDED;
        if (run.ending().get().cancelled()) return RunState.CANCELLED;
        return views.leftoversAtTheEnd(run).isEmpty() ? RunState.ROLLED_BACK : RunState.FAILED;
    }

    private static String sentence(Run run) {
        var reason = run.ending().map(ending -> " " + ending.reason()).orElse("");
        return switch (run.state()) {
            case SUCCEEDED -> "Succeeded.";
            case ROLLED_BACK -> "Failed, and put back as it was." + reason;
            case CANCELLED -> "Ended." + reason;
            default -> "Failed, with leftovers." + reason;
        };
    }
}
