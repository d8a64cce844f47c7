package io.slipway.engine.worker;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.Kept;
import io.slipway.engine.run.Result;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Assignment.Answer;
import io.slipway.engine.task.Assignment.Broken;
import io.slipway.engine.task.Assignment.Skip;
import io.slipway.engine.task.Assignment.Work;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskType;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * What becomes of one leased task: kept, left out, answered, or worked on. Knows no BPMN engine; the journal's own commits
 * are all there is.
 */
final class TaskSteps {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSteps.class);

    /** Another worker has taken the task over: nothing more may be done here. */
    static final class LeaseLost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Journal journal;
    private final WorkerHooks hooks;
    private final Predicate<Attempt> beginKept;
    private final ScheduledExecutorService clock;

    /** @param beginKept writes that a kept task is executed once more; false when its lease is lost */
    TaskSteps(Journal journal, WorkerHooks hooks, Predicate<Attempt> beginKept, ScheduledExecutorService clock) {
        this.journal = journal;
        this.hooks = hooks;
        this.beginKept = beginKept;
        this.clock = clock;
    }

    Result execute(RunningTask running) throws InterruptedException, LeaseLost {
        var result = result(running);
        return result.error() == null ? result : result.saying(clean(result.key(), result.error()));
    }

    /** What is said of a task goes to the journal, the engine, the events and the log: no secret may be in it. */
    private String clean(TaskKey key, String text) {
        return hooks.outputs().clean(key, text);
    }

    private Result result(RunningTask running) throws InterruptedException, LeaseLost {
        var attempt = running.lease().attempt();
        return switch (attempt.state()) {
            // Finished earlier, but its token did not get on: its process was suspended then.
            case DONE, FAILED, SKIPPED -> Result.asBefore(attempt);
            case KEPT -> kept(running, attempt);
            case STARTED, RETRYING, STUCK -> taken(running, attempt);
        };
    }

    private Result kept(RunningTask running, Attempt attempt) throws InterruptedException, LeaseLost {
        if (attempt.ending()) return Result.asBefore(attempt);
        var answer = hooks.kept().mayStay(attempt);
        if (answer instanceof Kept.Stay) return Result.asBefore(attempt);
        if (answer instanceof Kept.Refused refused) return Result.failed(attempt, refused.why());
        if (!beginKept.test(attempt)) throw new LeaseLost();
        return assigned(running, attempt, true);
    }

    private Result taken(RunningTask running, Attempt attempt) throws InterruptedException, LeaseLost {
        if (attempt.key().direction() == Direction.UNDO)
            return journal.wasBegun(attempt.key())
                    ? assigned(running, attempt, false)
                    : Result.skipped(attempt, null).neverBegun();
        var untouched = isUntouched(attempt, running.lease());
        // Somebody was lost before any effect, and the run has come to its end since.
        if (untouched && attempt.ending() && attempt.number() > 1) return Result.skipped(attempt, null);
        return assigned(running, attempt, untouched);
    }

    /** Nobody has begun it, or somebody of a type that keeps a record was lost before there was one. */
    private static boolean isUntouched(Attempt attempt, Lease lease) {
        return attempt.number() == 1 || lease.type().records() && !attempt.recorded();
    }

    private Result assigned(RunningTask running, Attempt attempt, boolean untouched)
            throws InterruptedException, LeaseLost {
        var assignment = assignmentOf(attempt, running.lease().type());
        if (assignment instanceof Skip skip)
            return Result.skipped(attempt, skip.why()).neverBegun();
        if (assignment instanceof Answer answer)
            return Result.done(attempt, hooks.outputs().encode(attempt.key(), answer.outputs()))
                    .neverBegun();
        if (assignment instanceof Broken broken) return broken(attempt, broken.why(), untouched);
        var work = (Work) assignment;
        var calls = new TypeCalls(running, work.context(), clock, text -> clean(attempt.key(), text));
        var effect = new TaskEffect(calls, attempt, work.tries(), journal, hooks.outputs());
        try {
            return attempt.key().direction() == Direction.DO ? effect.forward(untouched) : effect.back();
        } finally {
            work.context().room().leave();
        }
    }

    private static Result broken(Attempt attempt, String why, boolean untouched) {
        if (attempt.key().direction() == Direction.UNDO) return Result.stuck(attempt, why);
        var failed = Result.failed(attempt, why);
        return untouched ? failed.neverBegun() : failed;
    }

    private Assignment assignmentOf(Attempt attempt, TaskType type) {
        try {
            return hooks.assignments().of(attempt, type);
        } catch (NestedRuntimeException database) {
            // Left to its lease: the database will be back.
            throw database;
        } catch (RuntimeException unplanned) {
            LOG.error(
                    "What the task is to do could not be worked out. {}",
                    clean(attempt.key(), TypeCalls.trace(unplanned)));
            return new Broken("What it is to do could not be worked out: " + unplanned);
        }
    }

    /** For messages: which task this is about. */
    static String shown(TaskKey key) {
        return "run=" + key.run() + " task=" + key.task() + " "
                + key.direction().name().toLowerCase(Locale.ROOT);
    }
}
