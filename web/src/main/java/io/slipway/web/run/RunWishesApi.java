package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.run.RunViews;
import io.slipway.web.openapi.Operation;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be asked of a run that is there (TR-13, TR-15). Each answers with how the run stands then. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class RunWishesApi {

    private final RunDesk desk;
    private final RunViews views;
    private final GivenValues values;

    RunWishesApi(RunDesk desk, RunViews views, GivenValues values) {
        this.desk = desk;
        this.views = views;
        this.values = values;
    }

    /** @param keep leave what is done as it is, instead of putting it back */
    record Cancelling(@Nullable Boolean keep) {}

    /**
     * @param task only this one, which waits for a person; without it a new round begins
     * @param values others than before, for a new round
     */
    record Retrying(@Nullable String task, @Nullable JsonNode values) {}

    /** @param reason needed for a no */
    record Approval(@Nullable Boolean approved, @Nullable String reason) {}

    /** @param reason is recorded with the run */
    record MarkingDone(@Nullable String reason) {}

    @PostMapping("/pause")
    @Operation("Begins nothing more; what runs now finishes.")
    RunDocument pause(@PathVariable String id, Principal caller) {
        desk.pause(id, caller.getName());
        return standing(id);
    }

    @PostMapping("/resume")
    @Operation("Lets a paused run go on.")
    RunDocument resume(@PathVariable String id, Principal caller) {
        desk.resume(id, caller.getName());
        return standing(id);
    }

    @PostMapping("/cancel")
    @Operation("Ends a run: nothing more begins, and what was done is put back, or kept.")
    RunDocument cancel(
            @PathVariable String id, @RequestBody(required = false) @Nullable Cancelling how, Principal caller) {
        desk.cancel(id, how != null && Boolean.TRUE.equals(how.keep()), caller.getName());
        return standing(id);
    }

    @PostMapping("/retry")
    @Operation("Opens the next round of a run that is over, or tries one task again that waits for a person.")
    RunDocument retry(
            @PathVariable String id, @RequestBody(required = false) @Nullable Retrying what, Principal caller) {
        var task = what == null || what.task() == null ? "" : what.task();
        var given = what == null ? null : what.values();
        if (!task.isEmpty() && given != null)
            throw invalid("A single task is tried again with the values of its run. Leave 'values' out, or 'task'.");
        if (task.isEmpty()) retryAll(id, given, caller.getName());
        else desk.retryTask(id, task, caller.getName());
        return standing(id);
    }

    private void retryAll(String id, @Nullable JsonNode given, String by) {
        values.with(given, by, filledIn -> {
            desk.retry(id, filledIn, by);
            return id;
        });
    }

    @PostMapping("/approval")
    @Operation("Says yes or no to a run that waits for approval.")
    RunDocument decide(@PathVariable String id, @RequestBody Approval answer, Principal caller) {
        if (answer.approved() == null) throw invalid("Say whether it is approved: {\"approved\": true}, or false.");
        if (answer.approved()) desk.approve(id, caller.getName());
        else desk.reject(id, answer.reason() == null ? "" : answer.reason(), caller.getName());
        return standing(id);
    }

    @PostMapping("/tasks/{task}/mark-done")
    @Operation("Counts a task that waits for a person as done, because that person says so.")
    RunDocument markDone(
            @PathVariable String id, @PathVariable String task, @RequestBody MarkingDone why, Principal caller) {
        desk.markDone(id, task, why.reason() == null ? "" : why.reason(), caller.getName());
        return standing(id);
    }

    private RunDocument standing(String id) {
        return RunDocument.of(views.of(id));
    }

    private static RunProblem invalid(String sentence) {
        return new RunProblem(RunProblem.Kind.INVALID, sentence);
    }
}
