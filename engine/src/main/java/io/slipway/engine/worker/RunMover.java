package io.slipway.engine.worker;

import io.slipway.engine.run.RunBook;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to move the tokens of runs, for the completer as for a person who cancels: with the runs' rows locked, so that
 * one moves them at a time over all nodes. What does not take that lock, a heartbeat or a timer of the engine, may still
 * touch the same rows; then nothing was written, and the same is done again.
 */
public final class RunMover {

    private static final int MOST_COLLISIONS = 50;

    private final TransactionTemplate transaction;
    private final RunBook runs;

    public RunMover(TransactionTemplate transaction, RunBook runs) {
        this.transaction = transaction;
        this.runs = runs;
    }

    /** @param work only what can be done again when its transaction is lost: the engine's and the journal's rows */
    public void move(Collection<String> moved, Runnable work) throws InterruptedException {
        for (int collisions = 0; ; collisions++) {
            try {
                transaction.executeWithoutResult(status -> {
                    runs.lock(moved);
                    work.run();
                });
                return;
            } catch (OptimisticLockingException collision) {
                if (collisions >= MOST_COLLISIONS) throw collision;
                Thread.sleep(ThreadLocalRandom.current().nextInt(1, 20));
            }
        }
    }
}
