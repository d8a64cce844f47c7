package io.slipway.engine.bpmn.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where one line arrives at the height at which another leaves, the one that leaves has to turn off first; else they
 * would lie on each other. Where that goes round in a circle, a line is parted: it turns off first and arrives last.
 */
final class TurningOrder {

    private final List<Net> nets;
    private final int[] waiting;
    private final List<List<Integer>> releases = new ArrayList<>();
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final TreeSet<Integer> taken;
    private final List<Net.Piece> ordered = new ArrayList<>();

    /**
     * @param nets in the order that is best where nothing is in the way
     * @param taken all heights at which lines come or go, those that run straight through included
     */
    TurningOrder(List<Net> nets, TreeSet<Integer> taken) {
        this.nets = nets;
        this.taken = taken;
        this.waiting = new int[nets.size()];
        var leaving = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < nets.size(); i++) {
            releases.add(new ArrayList<>());
            for (int left : nets.get(i).left())
                leaving.computeIfAbsent(left, key -> new ArrayList<>()).add(i);
        }
        for (int i = 0; i < nets.size(); i++) for (int right : nets.get(i).right()) waitFor(i, right, leaving);
    }

    private void waitFor(int net, int right, TreeMap<Integer, List<Integer>> leaving) {
        for (var near :
                leaving.subMap(right - Net.TOO_NEAR, right + Net.TOO_NEAR).values()) {
            for (int other : near) {
                if (other == net) continue;
                releases.get(other).add(net);
                waiting[net]++;
            }
        }
    }

    /** From left to right. */
    List<Net.Piece> pieces() {
        for (int i = 0; i < waiting.length; i++) if (waiting[i] == 0) free.add(i);
        for (int stuck = 0; stuck < waiting.length; stuck++) {
            while (!free.isEmpty()) place(free.remove());
            if (waiting[stuck] > 0) part(stuck);
        }
        while (!free.isEmpty()) place(free.remove());
        return ordered;
    }

    private void place(int net) {
        ordered.add(nets.get(net).arriving());
        if (!nets.get(net).isParted()) release(net);
    }

    private void part(int net) {
        nets.get(net).part(freeHeight(nets.get(net)));
        ordered.add(nets.get(net).leaving());
        release(net);
    }

    private void release(int net) {
        for (int next : releases.get(net)) if (--waiting[next] == 0) free.add(next);
    }

    /** Near the middle of a line, where no other comes or goes. */
    private int freeHeight(Net net) {
        int middle = (net.top() + net.bottom()) / 2;
        for (int away = 0; ; away++) {
            for (int height : new int[] {middle + away, middle - away}) {
                if (!taken.subSet(height - Net.TOO_NEAR, height + Net.TOO_NEAR).isEmpty()) continue;
                taken.add(height);
                return height;
            }
        }
    }
}
