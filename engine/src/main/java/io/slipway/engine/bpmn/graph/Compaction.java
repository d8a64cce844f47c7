package io.slipway.engine.bpmn.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Blocks of aligned nodes as close together as their distances allow: first each as high up as it can be, then each as
 * far down as it can be without moving what is below it, which draws blocks towards those they are connected to.
 */
final class Compaction {

    /** How far apart the middles of two neighbours in a column have to be. */
    interface Distance {
        double between(int upper, int lower);
    }

    private record Room(int block, double distance) {}

    private final int[] root;
    private final List<List<Room>> below;
    private final int[] waiting;

    Compaction(int[][] columns, int[] root, Distance distance) {
        this.root = root;
        this.below = new ArrayList<>();
        this.waiting = new int[root.length];
        for (int i = 0; i < root.length; i++) below.add(new ArrayList<>(2));
        for (var column : columns) {
            for (int i = 1; i < column.length; i++) {
                below.get(root[column[i - 1]])
                        .add(new Room(root[column[i]], distance.between(column[i - 1], column[i])));
                waiting[root[column[i]]]++;
            }
        }
    }

    double[] heights() {
        var order = fromTheTop();
        var heights = new double[root.length];
        for (int block : order) {
            for (var room : below.get(block))
                heights[room.block()] = Math.max(heights[room.block()], heights[block] + room.distance());
        }
        for (int i = order.length - 1; i >= 0; i--) pullDown(order[i], heights);
        for (int node = 0; node < root.length; node++) heights[node] = heights[root[node]];
        return heights;
    }

    private void pullDown(int block, double[] heights) {
        double lowest = Double.MAX_VALUE;
        for (var room : below.get(block)) lowest = Math.min(lowest, heights[room.block()] - room.distance());
        if (lowest != Double.MAX_VALUE) heights[block] = Math.max(heights[block], lowest);
    }

    private int[] fromTheTop() {
        var order = new int[root.length];
        int known = 0;
        for (int node = 0; node < root.length; node++)
            if (root[node] == node && waiting[node] == 0) order[known++] = node;
        for (int i = 0; i < known; i++) {
            for (var room : below.get(order[i])) if (--waiting[room.block()] == 0) order[known++] = room.block();
        }
        return Arrays.copyOf(order, known);
    }
}
