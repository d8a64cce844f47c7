package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.Compaction.Distance;
import java.util.Arrays;

/**
 * Draws a picture together that has become much higher than its fullest column needs: all heights are scaled, and where
 * nodes of a column come too near to each other, they move apart as little as possible. What was straight stays so
 * wherever there is room.
 */
final class Crowding {

    /** How much higher than its fullest column a picture may be, and how high it is after it was drawn together. */
    private static final double TOO_HIGH = 1.6;

    private static final double ENOUGH = 1.2;

    private final int[][] columns;
    private final Distance distance;

    Crowding(int[][] columns, Distance distance) {
        this.columns = columns;
        this.distance = distance;
    }

    void relieve(double[] heights) {
        double top = Arrays.stream(heights).min().orElse(0);
        double height = Arrays.stream(heights).max().orElse(0) - top;
        double fullest = fullest();
        if (height <= TOO_HIGH * fullest) return;
        double enough = ENOUGH * fullest;
        for (int node = 0; node < heights.length; node++) heights[node] = (heights[node] - top) * enough / height;
        for (var column : columns) moveApart(column, heights);
    }

    private double fullest() {
        double fullest = 0;
        for (var column : columns) fullest = Math.max(fullest, needed(column)[column.length - 1]);
        return fullest;
    }

    /** Where each node of a column stands when all stand as close together as they can. */
    private double[] needed(int[] column) {
        var needed = new double[column.length];
        for (int i = 1; i < column.length; i++) needed[i] = needed[i - 1] + distance.between(column[i - 1], column[i]);
        return needed;
    }

    /** Neighbours that want to stand too near form a group, which stands in the middle of what its members want. */
    private void moveApart(int[] column, double[] heights) {
        var needed = needed(column);
        var wanted = new double[column.length];
        var size = new int[column.length];
        int groups = 0;
        for (int i = 0; i < column.length; i++) {
            wanted[groups] = heights[column[i]] - needed[i];
            size[groups++] = 1;
            while (groups > 1 && wanted[groups - 2] > wanted[groups - 1]) {
                groups--;
                int both = size[groups - 1] + size[groups];
                wanted[groups - 1] = (wanted[groups - 1] * size[groups - 1] + wanted[groups] * size[groups]) / both;
                size[groups - 1] = both;
            }
        }
        for (int group = 0, i = 0; group < groups; group++) {
            for (int member = 0; member < size[group]; member++, i++) heights[column[i]] = wanted[group] + needed[i];
        }
    }
}
