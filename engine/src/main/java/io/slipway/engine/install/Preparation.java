package io.slipway.engine.install;

import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunContexts;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunMaterials;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.ResourceKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The second phase: works out for each install task, from the world as it is, what has to be done, and locks what was looked
 * at until the run is over (AP-13, AP-15). Has no effects, so after a crash it is simply done again.
 */
public final class Preparation {

    private static final int MOST_TRIES = 3;
    private static final long PAUSE_MILLIS = 1_000;

    private final RunBook runs;
    private final RunEvents events;
    private final RunMaterials materials;
    private final Reservations reservations;
    private final RunContexts contexts;
    private final InstallTasks tasks;
    private final InstallKinds kinds;
    private final OperationBook book;
    private final TransactionOperations transaction;

    public Preparation(
            RunBook runs,
            RunEvents events,
            RunMaterials materials,
            Reservations reservations,
            RunContexts contexts,
            InstallTasks tasks,
            InstallKinds kinds,
            OperationBook book,
            TransactionOperations transaction) {
        this.runs = runs;
        this.events = events;
        this.materials = materials;
        this.reservations = reservations;
        this.contexts = contexts;
        this.tasks = tasks;
        this.kinds = kinds;
        this.book = book;
        this.transaction = transaction;
    }

    public Outcome prepare(String id) throws InterruptedException {
        var run = runs.get(id);
        int operations = 0;
        try {
            for (var task : materials.graphOf(run).orElseThrow().tasks()) {
                if (run.ending().isPresent()) break;
                operations += prepared(run, task).size();
            }
        } catch (InstallProblem problem) {
            return new Outcome.Failed(problem.sentence(), problem.isRetryable());
        }
        events.add(RunEvent.New.of(id, run.round(), RunEvent.Kind.PREPARED, said(operations)));
        return Outcome.done();
    }

    private static String said(int operations) {
        return operations == 1
                ? "Prepared: one operation has to be done."
                : "Prepared: " + operations + " operations have to be done.";
    }

    /** What comes from inside is tried again before it counts. */
    private List<Operation> prepared(Run run, TaskDefinition task) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                var operations = transaction.execute(status -> prepareOnce(run, task));
                return operations == null ? List.of() : operations;
            } catch (RuntimeException trouble) {
                if (tries == MOST_TRIES || isFinal(trouble)) throw trouble;
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean isFinal(RuntimeException trouble) {
        return trouble instanceof InstallProblem problem && !problem.isRetryable();
    }

    private List<Operation> prepareOnce(Run run, TaskDefinition task) {
        var one = tasks.of(run, contexts.ahead(run, task).orElseThrow());
        lock(run, one);
        var operations = kinds.get(one.kind()).second(one);
        book.keep(run.id(), run.round(), task.id(), operations);
        return operations;
    }

    private void lock(Run run, InstallTask task) {
        var held = reservations.take(
                run.id(), run.subject().name(), Set.of(new ResourceKey("config:" + task.app() + "/" + task.kind())));
        if (held.isEmpty()) return;
        throw new IllegalStateException("The run " + held.get(0).run() + " has locked "
                + held.get(0).key() + " since " + held.get(0).since() + ".");
    }
}
