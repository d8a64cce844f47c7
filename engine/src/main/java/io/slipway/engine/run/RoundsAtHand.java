package io.slipway.engine.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs as their tasks see them, in memory: what was ordered stays the same for all tasks of a round, and asking for it
 * before each of them would be a tenth of a short task's time. State and ending are those of the first look.
 */
final class RoundsAtHand {

    private static final int MOST = 100;

    private record Round(String run, int number) {}

    private final RunBook runs;
    private final Map<Round, Run> rounds = new LinkedHashMap<>(16, 0.75f, true);

    RoundsAtHand(RunBook runs) {
        this.runs = runs;
    }

    /** For tasks only: the run's own steps still decide what the round is made of. */
    Run of(TaskKey task) {
        var round = new Round(task.run(), task.round());
        synchronized (rounds) {
            var known = rounds.get(round);
            if (known != null) return known;
        }
        var run = runs.get(task.run());
        synchronized (rounds) {
            // Read a moment after the next round was opened: right for that one only.
            if (run.round() == task.round()) rounds.put(round, run);
            if (rounds.size() > MOST) rounds.remove(rounds.keySet().iterator().next());
        }
        return run;
    }
}
