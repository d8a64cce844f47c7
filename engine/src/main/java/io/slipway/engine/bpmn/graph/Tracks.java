package io.slipway.engine.bpmn.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The upright pieces of the lines between two columns: each on a track of its own beside the others, so that no two
 * lines lie on each other, and in an order in which few cross. Pieces of one fork or one join share a track.
 */
final class Tracks {

    /** Lines nearer than this look like one. */
    private static final int TOO_NEAR = 8;

    private final Map<Integer, Integer> trackOfSource = new HashMap<>();
    private final Map<Integer, Integer> trackOfTarget = new HashMap<>();
    private int count;

    /** One upright line with what comes to it from the left and leaves it to the right. */
    private static final class Net {
        final int node;
        final boolean bySource;
        final List<Integer> left = new ArrayList<>();
        final List<Integer> right = new ArrayList<>();
        int top = Integer.MAX_VALUE;
        int bottom = Integer.MIN_VALUE;
        int track;

        Net(int node, boolean bySource) {
            this.node = node;
            this.bySource = bySource;
        }

        void add(int from, int to) {
            left.add(from);
            right.add(to);
            top = Math.min(top, Math.min(from, to));
            bottom = Math.max(bottom, Math.max(from, to));
        }

        boolean meets(Net other) {
            return top <= other.bottom + TOO_NEAR && other.top <= bottom + TOO_NEAR;
        }
    }

    /** @param height the middle of each node; @param column the nodes on the left */
    static Tracks between(int[] column, int[][] after, int[] height) {
        var tracks = new Tracks();
        var nets = tracks.nets(column, after, height);
        nets.removeIf(net -> net.top == net.bottom);
        tracks.assign(inOrder(nets));
        return tracks;
    }

    int count() {
        return count;
    }

    /** The track on which a line goes up or down, counted from the left; 0 for a line that need not. */
    int of(int from, int to) {
        var track = trackOfSource.get(from);
        return track != null ? track : trackOfTarget.getOrDefault(to, 0);
    }

    private List<Net> nets(int[] column, int[][] after, int[] height) {
        var byTarget = new HashMap<Integer, Net>();
        var nets = new ArrayList<Net>();
        for (int from : column) {
            Net own = new Net(from, true);
            if (after[from].length > 1) nets.add(own);
            for (int to : after[from]) {
                var net = own;
                if (after[from].length == 1) {
                    net = byTarget.computeIfAbsent(to, key -> new Net(key, false));
                    if (net.left.isEmpty()) nets.add(net);
                }
                net.add(height[from], height[to]);
            }
        }
        return nets;
    }

    /** Lines that go down: the lowest leftmost. Lines that go up: the highest leftmost. */
    private static final Comparator<Net> FEW_CROSSINGS = Comparator.<Net>comparingInt(net -> goesDown(net) ? 0 : 1)
            .thenComparingInt(net -> goesDown(net) ? -net.bottom : net.top);

    private static boolean goesDown(Net net) {
        return mean(net.right) > mean(net.left);
    }

    private static double mean(List<Integer> all) {
        return all.stream().mapToInt(one -> one).average().orElse(0);
    }

    /**
     * Where one line arrives at the height at which another leaves, the one that leaves has to turn off first; else
     * they would lie on each other. Where that goes round in a circle, the first in the order goes first.
     */
    private static List<Net> inOrder(List<Net> nets) {
        nets.sort(FEW_CROSSINGS);
        var waiting = new int[nets.size()];
        var releases = new ArrayList<List<Integer>>();
        for (int i = 0; i < nets.size(); i++) releases.add(new ArrayList<>());
        var leaving = leavingAt(nets);
        for (int i = 0; i < nets.size(); i++) {
            for (int right : nets.get(i).right) {
                for (int other : leaving.subMap(right - TOO_NEAR, right + TOO_NEAR).values().stream()
                        .flatMap(List::stream)
                        .toList()) {
                    if (other == i) continue;
                    releases.get(other).add(i);
                    waiting[i]++;
                }
            }
        }
        return released(nets, waiting, releases);
    }

    private static NavigableMap<Integer, List<Integer>> leavingAt(List<Net> nets) {
        var leaving = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < nets.size(); i++) {
            for (int left : nets.get(i).left.stream().distinct().toList())
                leaving.computeIfAbsent(left, key -> new ArrayList<>()).add(i);
        }
        return leaving;
    }

    private static List<Net> released(List<Net> nets, int[] waiting, List<List<Integer>> releases) {
        var free = new PriorityQueue<Integer>();
        var done = new boolean[nets.size()];
        var ordered = new ArrayList<Net>();
        for (int i = 0; i < waiting.length; i++) if (waiting[i] == 0) free.add(i);
        for (int stuck = 0; ordered.size() < nets.size(); ) {
            while (free.isEmpty()) {
                if (!done[stuck]) free.add(stuck);
                else stuck++;
            }
            int one = free.remove();
            if (done[one]) continue;
            done[one] = true;
            ordered.add(nets.get(one));
            for (int next : releases.get(one)) if (--waiting[next] == 0) free.add(next);
        }
        return ordered;
    }

    private void assign(List<Net> ordered) {
        var placed = new ArrayList<Net>();
        for (var net : ordered) {
            for (var earlier : placed)
                if (earlier.track >= net.track && net.meets(earlier)) net.track = earlier.track + 1;
            placed.add(net);
            count = Math.max(count, net.track + 1);
            (net.bySource ? trackOfSource : trackOfTarget).put(net.node, net.track);
        }
    }
}
