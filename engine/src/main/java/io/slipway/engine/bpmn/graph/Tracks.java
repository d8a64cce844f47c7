package io.slipway.engine.bpmn.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The upright pieces of the lines between two columns: each on a track of its own beside the others, so that no two
 * lines lie on each other, and in an order in which few cross. Pieces of one fork or one join share a track.
 */
final class Tracks {

    private final Map<Integer, Net> bySource = new HashMap<>();
    private final Map<Integer, Net> byTarget = new HashMap<>();
    private int count;

    /** A line goes up or down on this track, counted from the left, to this height. */
    record Turn(int track, int height) {}

    /** @param column the nodes on the left; @param height the middle of each node */
    static Tracks between(int[] column, int[][] after, int[] height) {
        var tracks = new Tracks();
        var nets = new ArrayList<Net>();
        for (int from : column) tracks.connect(from, after[from], height, nets);
        var taken = new TreeSet<Integer>();
        for (var net : nets) {
            taken.addAll(net.left());
            taken.addAll(net.right());
        }
        nets.removeIf(Net::isStraight);
        nets.sort(FEW_CROSSINGS);
        tracks.assign(new TurningOrder(nets, taken).pieces());
        return tracks;
    }

    /** Lines that go down: the lowest leftmost. Lines that go up: the highest leftmost. */
    private static final Comparator<Net> FEW_CROSSINGS = Comparator.<Net>comparingInt(net -> net.goesDown() ? 0 : 1)
            .thenComparingInt(net -> net.goesDown() ? -net.bottom() : net.top());

    int count() {
        return count;
    }

    List<Turn> turns(int from, int to, int height) {
        var net = bySource.get(from);
        if (net == null) net = byTarget.get(to);
        if (net == null) return List.of();
        var last = new Turn(net.arriving().track(), height);
        return net.isParted()
                ? List.of(new Turn(net.leaving().track(), net.arriving().only()), last)
                : List.of(last);
    }

    private void connect(int from, int[] targets, int[] height, List<Net> nets) {
        boolean splits = targets.length > 1;
        for (int to : targets) {
            var known = splits ? bySource : byTarget;
            var net = known.computeIfAbsent(splits ? from : to, missing -> {
                var made = new Net();
                nets.add(made);
                return made;
            });
            net.add(height[from], height[to]);
        }
    }

    /** Each piece as far left as it can be behind those that come before it. */
    private void assign(List<Net.Piece> ordered) {
        var placed = new ArrayList<Net.Piece>();
        for (var piece : ordered) {
            for (var earlier : placed) if (piece.meets(earlier)) piece.keepRightOf(earlier);
            placed.add(piece);
            count = Math.max(count, piece.track() + 1);
        }
    }
}
