package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.OutputCodec;
import io.slipway.engine.run.Result;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.Tries;
import io.slipway.engine.task.UndoRecord;
import java.util.Map;

/**
 * The order of one task: record the world, have the effect, tell the result; and before anything is repeated, ask the world.
 *
 * <p>After a crash, not knowing stops for a person. After a failure that is known, not knowing goes on: whoever asked for
 * retries, or for this one, has said so. Putting back goes on in both cases: it must bear to be done twice.
 */
final class TaskEffect {

    private final TypeCalls type;
    private final Attempt attempt;
    private final Backoff backoff;
    private final Journal journal;
    private final OutputCodec outputs;
    private final boolean deliberate;

    TaskEffect(TypeCalls type, Attempt attempt, Tries tries, Journal journal, OutputCodec outputs) {
        this.type = type;
        this.attempt = attempt;
        this.backoff = Backoff.of(attempt, tries);
        this.journal = journal;
        this.outputs = outputs;
        this.deliberate = attempt.state() == AttemptState.RETRYING;
    }

    Result forward(boolean untouched) throws InterruptedException, TaskSteps.LeaseLost {
        return untouched ? begin() : repeat();
    }

    private Result begin() throws InterruptedException, TaskSteps.LeaseLost {
        try {
            var forbidden = type.forbidden();
            if (!forbidden.isEmpty())
                return failed(new Failed(forbidden.render(), false)).neverBegun();
            if (type.type().records() && !journal.record(attempt, type.record())) throw new TaskSteps.LeaseLost();
        } catch (TypeCalls.NotBegun e) {
            var failed = failed(new Failed(e.why(), true));
            return failed.state() == AttemptState.FAILED ? failed.neverBegun() : failed;
        }
        return result(type.run());
    }

    private Result repeat() throws InterruptedException {
        var before = journal.recordOf(attempt.key());
        var probe = type.probe(before, !deliberate);
        if (probe instanceof Probe.Present present) return done(present.outputs());
        if (probe instanceof Probe.Ended ended && isNews(ended)) return result(ended.outcome());
        if (attempt.ending()) return Result.failed(attempt, "Its node was lost, and then the run was ending.");
        if (probe instanceof Probe.Unknown unknown && !deliberate)
            return Result.stuck(attempt, "Nobody can tell whether this was done: " + unknown.why());
        if (probe instanceof Probe.Partly && type.undo(before) instanceof Failed failed)
            return failed(new Failed(
                    "An earlier try left a part behind that could not be taken back: " + failed.reason(),
                    failed.retryable()));
        return result(type.run());
    }

    /** How the last try ended is the very reason for this one, when it is a repeat on purpose. */
    private boolean isNews(Probe.Ended ended) {
        return !deliberate || ended.outcome() instanceof Outcome.Done;
    }

    Result back() throws InterruptedException {
        var rounds = journal.recordsOf(attempt.key());
        var before = rounds.isEmpty() ? UndoRecord.NOTHING : type.type().overRounds(rounds);
        if (attempt.number() > 1) {
            var probe = type.probe(before, !deliberate);
            if (probe instanceof Probe.Ended ended && isNews(ended)) return result(ended.outcome());
            if (probe instanceof Probe.Absent) return done(Map.of());
        }
        return result(type.undo(before));
    }

    private Result result(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done(done.outputs()) : failed((Failed) outcome);
    }

    private Result done(Map<String, JsonNode> found) {
        return Result.done(attempt, outputs.encode(attempt.key(), found));
    }

    private Result failed(Failed failed) {
        if (failed.retryable() && mayGoOn() && backoff.hasAnotherAfter(attempt.tries()))
            return Result.retrying(attempt, failed.reason(), backoff.waitAfter(attempt.tries()));
        return attempt.key().direction() == Direction.DO
                ? Result.failed(attempt, failed.reason())
                : Result.stuck(attempt, failed.reason());
    }

    /** An ending run begins nothing more forward; putting back is what it is at. */
    private boolean mayGoOn() {
        return attempt.key().direction() == Direction.UNDO || !attempt.ending();
    }
}
