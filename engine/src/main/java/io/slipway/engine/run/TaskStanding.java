package io.slipway.engine.run;

import io.slipway.engine.run.RunView.Leftover;
import java.util.Optional;

/** Computes where a task stands from its two rows in the journal and from its run. */
final class TaskStanding {

    private final Run run;
    private final Optional<TaskRow> forward;
    private final Optional<TaskRow> back;

    TaskStanding(Run run, Optional<TaskRow> forward, Optional<TaskRow> back) {
        this.run = run;
        this.forward = forward;
        this.back = back.filter(row -> row.state() != AttemptState.SKIPPED);
    }

    TaskState state() {
        if (back.isPresent()) return undoing(back.get().state());
        if (forward.isEmpty()) return run.state().isOver() ? TaskState.SKIPPED : TaskState.PENDING;
        return switch (forward.get().state()) {
            case STARTED, RETRYING -> TaskState.RUNNING;
            case STUCK -> TaskState.UNKNOWN;
            case SKIPPED -> TaskState.SKIPPED;
            case FAILED -> TaskState.FAILED;
            case DONE, KEPT -> isLeftStanding() ? TaskState.KEPT : TaskState.SUCCEEDED;
        };
    }

    private static TaskState undoing(AttemptState state) {
        return switch (state) {
            case DONE, KEPT -> TaskState.ROLLED_BACK;
            case FAILED, STUCK -> TaskState.ROLLBACK_FAILED;
            case STARTED, RETRYING, SKIPPED -> TaskState.ROLLING_BACK;
        };
    }

    /** Its run was put back, and it was not. */
    private boolean isLeftStanding() {
        return run.state().isOver() && run.state() != RunState.SUCCEEDED;
    }

    Optional<Leftover> leftover() {
        var task = forward.map(row -> row.key().task()).orElse("");
        return switch (state()) {
            case ROLLBACK_FAILED -> Optional.of(new Leftover(task, "could not be put back: " + error(back)));
            case FAILED ->
                isSettled() && forward.get().tries() > 0
                        ? Optional.of(new Leftover(
                                task, "failed after it had begun, and is left as it is: " + error(forward)))
                        : Optional.empty();
            case UNKNOWN ->
                run.state().isOver()
                        ? Optional.of(new Leftover(task, "may have been done or not: " + error(forward)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Nothing will be put back any more. */
    private boolean isSettled() {
        return run.state().isOver();
    }

    private static String error(Optional<TaskRow> row) {
        return row.flatMap(TaskRow::error).orElse("nothing is known of why.");
    }
}
