package io.slipway.engine.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Journal;
import io.slipway.engine.run.Result;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import java.util.Map;

/**
 * The order of one task: record the world, have the effect, tell the result; and after a crash ask the world before
 * repeating anything. Knows no BPMN engine and no transaction; the journal's own commits are all there is.
 */
final class TaskSteps {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The task's own description, by run and task; from the run's package. */
    interface Specs {
        TaskContext contextOf(Attempt attempt);
    }

    /** Somebody has to decide: the world did not tell whether the effect is there. */
    static final class UnknownEffect extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownEffect(String why) {
            super(why);
        }
    }

    /** Another worker has taken the task over: nothing more may be done here. */
    static final class LeaseLost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Journal journal;
    private final Specs specs;

    TaskSteps(Journal journal, Specs specs) {
        this.journal = journal;
        this.specs = specs;
    }

    Result execute(Lease lease) throws InterruptedException, UnknownEffect, LeaseLost {
        var attempt = lease.attempt();
        return switch (attempt.state()) {
            // Finished earlier, but its token did not get on: a kill between the two cannot happen, a lost answer can.
            case DONE, KEPT, FAILED, SKIPPED -> again(attempt);
            case STARTED, RETRYING, STUCK -> attempt.key().direction() == Direction.DO ? forward(lease) : back(lease);
        };
    }

    private static Result again(Attempt attempt) {
        return new Result(attempt.key(), attempt.epoch(), attempt.state(), null, null);
    }

    private Result forward(Lease lease) throws InterruptedException, UnknownEffect, LeaseLost {
        var type = lease.type();
        var attempt = lease.attempt();
        var context = specs.contextOf(attempt);
        // Without a record of a type that makes one, an earlier attempt had not come to its effect.
        var begunBefore = attempt.number() > 1 && (attempt.recorded() || !type.records());
        if (!begunBefore) return begin(type, attempt, context);

        var before = journal.recordOf(attempt.key());
        var probe = type.probe(context, before);
        if (probe instanceof Probe.Ended ended) return result(attempt, ended.outcome());
        if (probe instanceof Probe.Present present) return done(attempt, present.outputs());
        if (probe instanceof Probe.Unknown unknown) throw new UnknownEffect(unknown.why());
        if (probe instanceof Probe.Partly && type.undo(context, before) instanceof Outcome.Failed failed) {
            return failed(
                    attempt, "An earlier attempt left a part behind that could not be taken back: " + failed.reason());
        }
        return result(attempt, type.run(context));
    }

    private Result begin(TaskType type, Attempt attempt, TaskContext context) throws InterruptedException, LeaseLost {
        if (type.records() && !journal.record(attempt, type.record(context))) throw new LeaseLost();
        return result(attempt, type.run(context));
    }

    private Result back(Lease lease) throws InterruptedException, UnknownEffect {
        var type = lease.type();
        var attempt = lease.attempt();
        if (!journal.wasBegun(attempt.key()))
            return new Result(attempt.key(), attempt.epoch(), AttemptState.SKIPPED, null, null);
        var context = specs.contextOf(attempt);
        var before = journal.recordOf(attempt.key());
        if (attempt.number() > 1) {
            var probe = type.probe(context, before);
            if (probe instanceof Probe.Ended ended) return result(attempt, ended.outcome());
            if (probe instanceof Probe.Absent) return done(attempt, Map.of());
            if (probe instanceof Probe.Unknown unknown) throw new UnknownEffect(unknown.why());
        }
        return result(attempt, type.undo(context, before));
    }

    private static Result result(Attempt attempt, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) return done(attempt, done.outputs());
        return failed(attempt, ((Outcome.Failed) outcome).reason());
    }

    private static Result done(Attempt attempt, Map<String, JsonNode> outputs) {
        return new Result(attempt.key(), attempt.epoch(), AttemptState.DONE, json(outputs), null);
    }

    private static Result failed(Attempt attempt, String reason) {
        return new Result(attempt.key(), attempt.epoch(), AttemptState.FAILED, null, reason);
    }

    private static String json(Map<String, JsonNode> outputs) {
        try {
            return JSON.writeValueAsString(outputs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For messages: which task this is about. */
    static String shown(TaskKey key) {
        return "run=" + key.run() + " task=" + key.task() + " "
                + key.direction().name().toLowerCase(java.util.Locale.ROOT);
    }
}
