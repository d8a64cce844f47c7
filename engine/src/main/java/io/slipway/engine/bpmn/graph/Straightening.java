package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.Compaction.Distance;

/** Takes small steps out of lines that could run straight: one end moves to the height of the other where it has room. */
final class Straightening {

    /** A step higher than this is no blemish, and a box that moves that far would stand apart from its siblings. */
    private static final double SMALL_STEP = 45;

    private static final int NONE = -1;

    private final Strands strands;
    private final int[][] columns;
    private final Distance distance;
    private final double[] heights;
    private final int[] left;
    private final int[] right;

    Straightening(Strands strands, int[][] columns, Distance distance, double[] heights) {
        this.strands = strands;
        this.columns = columns;
        this.distance = distance;
        this.heights = heights;
        this.left = new int[heights.length];
        this.right = new int[heights.length];
        var before = strands.before();
        var after = strands.after();
        for (int node = 0; node < left.length; node++) {
            left[node] = partner(node, before, after);
            right[node] = partner(node, after, before);
        }
    }

    /** The other end of a line that could be straight: of a line that passes, or of the only one at both its ends. */
    private int partner(int node, int[][] near, int[][] back) {
        for (int other : near[node]) if (strands.isBend(node) && strands.isBend(other)) return other;
        if (near[node].length != 1) return NONE;
        return back[near[node][0]].length == 1 ? near[node][0] : NONE;
    }

    void apply() {
        for (var column : columns) {
            for (int i = 0; i < column.length; i++) move(column, i, left[column[i]]);
        }
        for (int at = columns.length - 1; at >= 0; at--) {
            for (int i = 0; i < columns[at].length; i++) {
                int node = columns[at][i];
                if (left[node] == NONE || heights[left[node]] != heights[node]) move(columns[at], i, right[node]);
            }
        }
    }

    private void move(int[] column, int at, int partner) {
        if (partner == NONE) return;
        int node = column[at];
        double wanted = heights[partner];
        if (Math.abs(wanted - heights[node]) > SMALL_STEP) return;
        boolean fitsAbove = at == 0 || wanted - heights[column[at - 1]] >= distance.between(column[at - 1], node);
        boolean fitsBelow =
                at == column.length - 1 || heights[column[at + 1]] - wanted >= distance.between(node, column[at + 1]);
        if (fitsAbove && fitsBelow) heights[node] = wanted;
    }
}
