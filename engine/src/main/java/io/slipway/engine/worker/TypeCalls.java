package io.slipway.engine.worker;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of a task's type, whatever it does then: what it throws becomes an answer, and it is stopped when it takes
 * too long.
 */
final class TypeCalls {

    private static final Logger LOG = LoggerFactory.getLogger(TypeCalls.class);

    private final RunningTask running;
    private final TaskType type;
    private final TaskContext context;
    private final ScheduledExecutorService clock;
    private final UnaryOperator<String> clean;

    /** @param clean takes the secrets out of what goes to the log */
    TypeCalls(RunningTask running, TaskContext context, ScheduledExecutorService clock, UnaryOperator<String> clean) {
        this.running = running;
        this.type = running.lease().type();
        this.context = context;
        this.clock = clock;
        this.clean = clean;
    }

    TaskType type() {
        return type;
    }

    Outcome run() throws InterruptedException {
        return effect(() -> type.run(context));
    }

    Outcome undo(UndoRecord before) throws InterruptedException {
        return effect(() -> type.undo(context, before));
    }

    /**
     * A type that cannot answer does not know.
     *
     * @param afterCrash of its node: then what it began may still go on, and would change the answer
     */
    Probe probe(UndoRecord before, boolean afterCrash) throws InterruptedException {
        try {
            return running.interruptibly(() -> {
                if (afterCrash) outlast(type.fence(context, before));
                return type.probe(context, before);
            });
        } catch (Exception | LinkageError unplanned) {
            giveUpIfLeft();
            if (running.stopped().isEmpty())
                LOG.warn("Whether the effect is there could not be asked. {}", told(unplanned));
            return new Probe.Unknown("the question failed: " + said(unplanned));
        }
    }

    private void outlast(Duration fence) throws InterruptedException {
        if (fence.isZero()) return;
        context.room()
                .waitsFor("what a lost node began to end by itself, which takes up to " + fence.toSeconds() + " s");
        TimeUnit.MILLISECONDS.sleep(fence.toMillis());
        context.room().waitsFor("");
    }

    Faults forbidden() throws InterruptedException, NotBegun {
        try {
            return running.interruptibly(() -> type.forbidden(context));
        } catch (Exception | LinkageError unplanned) {
            giveUpIfLeft();
            throw new NotBegun("Whether the site allows it could not be told: " + said(unplanned));
        }
    }

    UndoRecord record() throws InterruptedException, NotBegun {
        try {
            return running.interruptibly(() -> type.record(context));
        } catch (Exception | LinkageError unplanned) {
            giveUpIfLeft();
            if (running.stopped().isEmpty())
                LOG.warn("The world before the task could not be recorded. {}", told(unplanned));
            throw new NotBegun("What was there before could not be recorded: " + said(unplanned));
        }
    }

    /** There must be no effect that the site forbids, and none without a record of the world before it. */
    static final class NotBegun extends Exception {
        private static final long serialVersionUID = 1L;
        private final String why;

        NotBegun(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    private Outcome effect(Callable<Outcome> call) throws InterruptedException {
        var alarm = alarm();
        try {
            var outcome = running.interruptibly(call);
            // Done in spite of a stop is done.
            return outcome instanceof Outcome.Done ? outcome : whenStopped().orElse(outcome);
        } catch (Exception | LinkageError | AssertionError unplanned) {
            var stopped = whenStopped();
            if (stopped.isPresent()) return stopped.get();
            LOG.error("A task type failed in a way that nobody planned for. {}", told(unplanned));
            return new Outcome.Failed(
                    "The task type " + type.name() + " failed in a way that nobody planned for: " + said(unplanned),
                    false);
        } finally {
            alarm.ifPresent(set -> set.cancel(false));
        }
    }

    private Optional<ScheduledFuture<?>> alarm() {
        Optional<Duration> limit = context.inputs().timeout().or(type::usualTimeout);
        return limit.map(time ->
                clock.schedule(() -> running.stop(new Stop.TookTooLong(time)), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Optional<Outcome> whenStopped() throws InterruptedException {
        giveUpIfLeft();
        return running.stopped().map(TypeCalls::outcomeOf);
    }

    private static Outcome outcomeOf(Stop stop) {
        if (stop instanceof Stop.TookTooLong late) return new Outcome.Failed(late.said(), true);
        return new Outcome.Failed("Stopped because " + ((Stop.RunEnds) stop).why(), false);
    }

    private void giveUpIfLeft() throws InterruptedException {
        if (running.stopped().filter(Stop.LeftToLease.class::isInstance).isPresent()) throw new InterruptedException();
    }

    /** Of another's exception any line may hold a secret. */
    private String told(Throwable unplanned) {
        return clean.apply(trace(unplanned));
    }

    static String trace(Throwable unplanned) {
        var trace = new StringWriter();
        unplanned.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static String said(Throwable unplanned) {
        var message = unplanned.getMessage();
        return message == null ? unplanned.getClass().getSimpleName() : message;
    }
}
