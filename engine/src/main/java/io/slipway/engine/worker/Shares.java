package io.slipway.engine.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the free slots of a node are dealt out when there is more work than slots: each run may first come up to an equal part
 * of them, the older runs first; what is left then goes to whoever has work. So a large run cannot starve a small one.
 */
final class Shares {

    /** A question to the database for each run: more of them in one look would cost more than they bring. */
    private static final int MOST_ASKED = 8;

    record Share(String run, int most) {}

    private Shares() {}

    /**
     * @param runs that are not over, the oldest first
     * @param held how many slots each run has now
     * @param turn counts the looks, so that with very many runs others are asked each time
     */
    static List<Share> of(List<String> runs, Map<String, Integer> held, int slots, int turn) {
        if (runs.size() < 2) return List.of();
        int equal = Math.max(1, slots / runs.size());
        var below = new ArrayList<Share>();
        for (var run : runs) {
            int more = equal - held.getOrDefault(run, 0);
            if (more > 0) below.add(new Share(run, more));
        }
        if (below.size() <= MOST_ASKED) return below;
        var asked = new ArrayList<Share>();
        for (int i = 0; i < MOST_ASKED; i++) asked.add(below.get((turn * MOST_ASKED + i) % below.size()));
        return asked;
    }
}
