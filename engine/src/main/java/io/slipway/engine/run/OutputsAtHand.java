package io.slipway.engine.run;

import io.slipway.engine.task.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The outputs that tasks of this node have just answered, as they are stored, for the tasks behind them. Only what was
 * committed; within a round it stays as it is then. All else, after a restart or from another node, is read.
 */
public final class OutputsAtHand implements TaskEvents {

    private static final int MOST = 20_000;
    private static final int LONGEST = 1_000;

    private final TaskRows rows;
    private final Map<TaskKey, String> texts = new LinkedHashMap<>(16, 0.75f, true);

    public OutputsAtHand(TaskRows rows) {
        this.rows = rows;
    }

    /** The stored outputs of those tasks that have some in this round. */
    Map<String, String> of(String run, int round, Collection<String> tasks) {
        var found = new HashMap<String, String>();
        var unknown = new ArrayList<String>();
        for (var task : tasks) {
            var text = get(new TaskKey(run, round, task, Direction.DO));
            if (text == null) unknown.add(task);
            else found.put(task, text);
        }
        found.putAll(rows.outputs(run, round, unknown));
        return found;
    }

    private synchronized @Nullable String get(TaskKey task) {
        return texts.get(task);
    }

    /** A result may still be lost with its transaction, and another node's count in its place. */
    @Override
    public void ended(List<Result> results) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                results.forEach(OutputsAtHand.this::keep);
            }
        });
    }

    private synchronized void keep(Result result) {
        var text = result.outputs();
        if (result.state() != AttemptState.DONE || text == null || text.length() > LONGEST) return;
        if (result.key().direction() != Direction.DO) return;
        texts.put(result.key(), text);
        if (texts.size() > MOST) texts.remove(texts.keySet().iterator().next());
    }
}
