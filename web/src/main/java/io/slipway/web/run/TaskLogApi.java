package io.slipway.web.run;

import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.run.RunView;
import io.slipway.engine.run.RunViews;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.run.TaskLogs;
import io.slipway.engine.run.TaskRows;
import io.slipway.engine.task.Direction;
import io.slipway.web.feed.Feeds;
import io.slipway.web.feed.StreamForm;
import io.slipway.web.openapi.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a task said. */
@RestController
class TaskLogApi {

    private final RunBook runs;
    private final RunViews views;
    private final TaskRows rows;
    private final TaskLogs logs;
    private final Feeds feeds;

    TaskLogApi(RunBook runs, RunViews views, TaskRows rows, TaskLogs logs, Feeds feeds) {
        this.runs = runs;
        this.views = views;
        this.rows = rows;
        this.logs = logs;
        this.feeds = feeds;
    }

    @GetMapping(
            value = "/api/v1/runs/{id}/tasks/{task}/log",
            produces = {"text/plain", "text/event-stream"})
    @Operation("Gives the log of a task; with follow until the task is done with.")
    void log(
            @PathVariable String id,
            @PathVariable String task,
            @RequestParam(defaultValue = "false") boolean follow,
            @RequestParam(required = false) @Nullable Integer round,
            @RequestParam(defaultValue = "do") String direction,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var run = runs.get(id);
        requireTask(run, task);
        var key = key(run, task, round, direction(direction));
        if (!follow) {
            write(key, response);
            return;
        }
        var from = last == null || last.isBlank() ? -1 : RunEventsApi.number(last);
        feeds.watch(
                "log of " + key,
                () -> new LogSource(key, runs, rows, logs),
                from,
                StreamForm.asked(accept),
                request,
                response);
    }

    private void requireTask(Run run, String task) {
        var tasks = views.of(run).tasks().stream().map(RunView.Task::id).toList();
        if (tasks.contains(task)) return;
        throw new RunProblem(
                RunProblem.Kind.NOT_THERE,
                "There is no task '" + task + "' in the run '" + run.id() + "'. Its tasks: " + some(tasks) + ".");
    }

    private static String some(List<String> tasks) {
        var named = tasks.stream().limit(20).collect(Collectors.joining(", "));
        return tasks.size() > 20 ? named + " and " + (tasks.size() - 20) + " more" : named;
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "do" -> Direction.DO;
            case "undo" -> Direction.UNDO;
            default ->
                throw new RunProblem(
                        RunProblem.Kind.INVALID, "There is no direction '" + word + "'. Give 'do' or 'undo'.");
        };
    }

    /** Without a round the last one in which the task did anything: what is kept from a round was done in an earlier one. */
    private TaskKey key(Run run, String task, @Nullable Integer wanted, Direction direction) {
        if (wanted != null) return new TaskKey(run.id(), wanted, task, direction);
        var history = rows.of(run.id());
        for (int round = run.round(); round > 0; round--) {
            var key = new TaskKey(run.id(), round, task, direction);
            var row = LogSource.row(history, key);
            if (row.isPresent() && row.get().state() != AttemptState.KEPT) return key;
        }
        return new TaskKey(run.id(), run.round(), task, direction);
    }

    private void write(TaskKey key, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        var writer = response.getWriter();
        var number = -1L;
        for (var some = logs.after(key, number, LogSource.AT_ONCE);
                !some.isEmpty();
                some = logs.after(key, number, LogSource.AT_ONCE)) {
            some.forEach(piece -> writer.write(piece.text()));
            number = some.get(some.size() - 1).number();
        }
        writer.flush();
    }
}
