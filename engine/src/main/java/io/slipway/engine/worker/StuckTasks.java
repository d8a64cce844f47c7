package io.slipway.engine.worker;

import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.run.Result;
import io.slipway.engine.run.TaskKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a task that waits for one: nobody can tell whether it was done, or putting it back has failed
 * for good. Each answer is false when no such task of the run's current round is stuck.
 */
public final class StuckTasks {

    private final ProcessEngine engine;
    private final ExternalTaskService tasks;
    private final LeasedTasks tokens;
    private final StuckRows rows;
    private final RunMover mover;
    private final WorkerHooks hooks;

    StuckTasks(ProcessEngine engine, LeasedTasks tokens, StuckRows rows, RunMover mover, WorkerHooks hooks) {
        this.engine = engine;
        this.tasks = engine.getExternalTaskService();
        this.tokens = tokens;
        this.rows = rows;
        this.mover = mover;
        this.hooks = hooks;
    }

    /** Once more, with all its tries: the world is asked again first, and not knowing does not stop it any more. */
    public boolean retry(String run, String task) throws InterruptedException {
        var done = new boolean[1];
        mover.move(
                List.of(run),
                () -> done[0] = rows.stuck(run, task).stream()
                                .filter(rows::tryAgain)
                                .peek(key -> tokensOf(key).forEach(token -> tasks.setRetries(token.getId(), 1)))
                                .count()
                        > 0);
        return done[0];
    }

    /** It is taken for done (or for put back), by this person's word; the run goes on. */
    public boolean markDone(String run, String task, String reason, String by) throws InterruptedException {
        var done = new boolean[1];
        mover.move(
                List.of(run),
                () -> done[0] = rows.stuck(run, task).stream()
                                .filter(key -> rows.markDone(key, outputsOf(key), reason + " (" + by + ")"))
                                .peek(key -> moveOn(key, AttemptState.DONE, reason))
                                .count()
                        > 0);
        return done[0];
    }

    private String outputsOf(TaskKey key) {
        return hooks.outputs().encode(key, Map.of());
    }

    /** In a run that is ending, a task of which nobody can tell counts as begun, and one that waited does not wait on. */
    void failWhatEnds() throws InterruptedException {
        for (var key : rows.heldUpInEndingRuns())
            mover.move(List.of(key.run()), () -> {
                if (rows.fail(key)) moveOn(key, AttemptState.FAILED, null);
            });
    }

    private void moveOn(TaskKey key, AttemptState state, @Nullable String why) {
        hooks.events().ended(List.of(new Result(key, 0, state, null, why, 1, Duration.ZERO)));
        for (var token : tokensOf(key)) tasks.complete(token.getId(), token.getWorkerId());
    }

    private List<ExternalTask> tokensOf(TaskKey key) {
        return tokens.at(engine, new Wanted(key.run(), key.task(), key.direction()));
    }
}
