package io.slipway.engine.run;

import io.slipway.engine.run.RunEvent.Kind;
import io.slipway.engine.task.Direction;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens to tasks, for everybody who watches. */
public final class RunLog implements TaskEvents {

    private final RunEvents events;

    public RunLog(RunEvents events) {
        this.events = events;
    }

    @Override
    public void started(List<Attempt> attempts) {
        var news = new ArrayList<RunEvent.New>();
        for (var attempt : attempts) {
            var text = verb(attempt.key()) + (attempt.number() > 1 ? "taken up again." : "started.");
            if (isTask(attempt.key())) news.add(RunEvent.New.of(attempt.key(), Kind.TASK_STARTED, text));
        }
        events.addAll(news);
    }

    private static boolean isTask(TaskKey key) {
        return !TaskKey.isStep(key.task());
    }

    @Override
    public void ended(List<Result> results) {
        var news = new ArrayList<RunEvent.New>();
        for (var result : results) {
            var key = result.key();
            if (isTask(key)) news.add(told(result));
            if (result.state() == AttemptState.FAILED && key.direction() == Direction.DO)
                news.add(RunEvent.New.of(key.run(), key.round(), Kind.FAILING, why(result)));
        }
        events.addAll(news);
    }

    /** Whoever reads a line by itself sees which task it is about. */
    private static String verb(TaskKey key) {
        return key.task() + (key.direction() == Direction.UNDO ? " (put back) " : " ");
    }

    private static String why(Result result) {
        return isTask(result.key())
                ? "Nothing more begins, since " + result.key().task() + " has failed."
                : "The step " + result.key().task().substring(TaskKey.STEP.length()) + " failed: " + error(result);
    }

    private static RunEvent.New told(Result result) {
        var key = result.key();
        var begin = verb(key);
        return switch (result.state()) {
            case DONE, STARTED -> RunEvent.New.of(key, Kind.TASK_DONE, begin + "done.");
            case KEPT -> RunEvent.New.of(key, Kind.TASK_SKIPPED, begin + "kept from an earlier round.");
            case SKIPPED -> RunEvent.New.of(key, Kind.TASK_SKIPPED, begin + "left out." + because(result));
            case FAILED -> RunEvent.New.of(key, Kind.TASK_FAILED, begin + "failed: " + error(result));
            case RETRYING ->
                RunEvent.New.of(key, Kind.TASK_RETRYING, begin + "failed, " + again(result) + ": " + error(result));
            case STUCK -> RunEvent.New.of(key, Kind.TASK_STUCK, begin + "waits for a person: " + error(result));
        };
    }

    private static String again(Result result) {
        return "and is tried again in " + Math.max(1, result.pause().toSeconds()) + " s";
    }

    private static String because(Result result) {
        return result.error() == null ? "" : " " + result.error();
    }

    private static String error(Result result) {
        return result.error() == null ? "nothing is known of why." : result.error();
    }
}
