package io.slipway.engine.install;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What is done with one install task in the phases of its run: the kind says how, the book of operations says what. */
public final class InstallDesk {

    private static final Logger LOG = LoggerFactory.getLogger(InstallDesk.class);

    private final InstallTasks tasks;
    private final InstallKinds kinds;
    private final OperationBook book;
    private final RunEvents events;

    public InstallDesk(InstallTasks tasks, InstallKinds kinds, OperationBook book, RunEvents events) {
        this.tasks = tasks;
        this.kinds = kinds;
        this.book = book;
        this.events = events;
    }

    public Faults check(TaskContext context) {
        try {
            return kind(context).check(tasks.of(context));
        } catch (InstallProblem problem) {
            return Faults.of(
                    new Fault("APP-NO-ANSWER", Place.UNKNOWN, problem.sentence(), "Mend that, and start it again."));
        }
    }

    public Set<ResourceKey> first(TaskContext context) {
        return kind(context).first(tasks.of(context));
    }

    public Outcome third(TaskContext context) throws InterruptedException {
        return outcome(
                context, RunEvent.Kind.NOTED, () -> kind(context).third(tasks.of(context), todo(context), context));
    }

    public Outcome rollback(TaskContext context) throws InterruptedException {
        return outcome(context, RunEvent.Kind.LEFT_OVER, () -> kind(context)
                .rollback(tasks.of(context), todo(context), context));
    }

    public Probe probe(TaskContext context) {
        try {
            return kind(context).probe(tasks.of(context), todo(context), context);
        } catch (InstallProblem problem) {
            return new Probe.Unknown(problem.sentence());
        }
    }

    private InstallKind kind(TaskContext context) {
        return kinds.get(InstallTasks.kindOf(context));
    }

    private interface Work {
        List<String> go() throws InterruptedException;
    }

    private Outcome outcome(TaskContext context, RunEvent.Kind kind, Work work) throws InterruptedException {
        try {
            note(context, kind, work.go());
            return Outcome.done();
        } catch (InstallProblem problem) {
            return new Outcome.Failed(problem.sentence(), problem.isRetryable());
        } catch (DataAccessException refused) {
            // What the store itself refuses may be otherwise in a moment.
            LOG.warn("Operations could not be carried out.", refused);
            return new Outcome.Failed(
                    "The operations could not be carried out: "
                            + refused.getMostSpecificCause().getMessage(),
                    true);
        }
    }

    /** For the report. After a crash it may be said twice, so who reads it takes each sentence once. */
    private void note(TaskContext context, RunEvent.Kind kind, List<String> sentences) {
        var key = new TaskKey(context.run(), context.round(), context.task(), context.direction());
        sentences.forEach(context.room()::log);
        events.addAll(sentences.stream()
                .map(sentence -> RunEvent.New.of(key, kind, sentence))
                .toList());
    }

    private List<Operation> todo(TaskContext context) {
        return book.of(context.run(), context.round(), context.task())
                .orElseThrow(() -> new IllegalStateException(
                        "What the task " + context.task() + " has to do was never worked out."));
    }
}
