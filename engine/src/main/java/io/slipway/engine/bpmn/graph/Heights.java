package io.slipway.engine.bpmn.graph;

import java.util.Arrays;
import java.util.Set;

/**
 * The height at which each node stands: four alignments (from the left, from the right; upwards, downwards), and of each
 * node's four heights the middle. What one of them distorts, the others put right.
 */
final class Heights {

    private static final int BETWEEN_BOXES = 30;
    private static final int AROUND_A_LINE = 16;

    private final Strands strands;
    private final int[][] columns;
    private final int[][] before;
    private final int[][] after;
    private final Set<Long> crossed;

    private Heights(Strands strands, int[][] columns) {
        this.strands = strands;
        this.columns = columns;
        this.before = strands.before();
        this.after = strands.after();
        this.crossed = Alignment.crossed(columns, before, strands);
    }

    /** The middle of each node, in pixels from the top. */
    static int[] of(Strands strands, int[][] columns) {
        return new Heights(strands, columns).balanced();
    }

    private int[] balanced() {
        var four = new double[4][];
        for (int i = 0; i < 4; i++) four[i] = heights(i % 2 == 1, i >= 2);
        moveTogether(four);
        var middles = new double[strands.size()];
        for (int node = 0; node < middles.length; node++) {
            var all = new double[] {four[0][node], four[1][node], four[2][node], four[3][node]};
            Arrays.sort(all);
            middles[node] = (all[1] + all[2]) / 2;
        }
        new Crowding(columns, this::distance).relieve(middles);
        new Straightening(strands, columns, this::distance, middles).apply();
        return fromZero(middles);
    }

    private int[] fromZero(double[] middles) {
        double top = Double.MAX_VALUE;
        for (int node = 0; node < middles.length; node++)
            top = Math.min(top, middles[node] - strands.height(node) / 2.0);
        var whole = new int[middles.length];
        for (int node = 0; node < whole.length; node++) whole[node] = (int) Math.round(middles[node] - top);
        return whole;
    }

    private double[] heights(boolean fromTheRight, boolean upwards) {
        var turned = turned(fromTheRight, upwards);
        var alignment = Alignment.of(turned, fromTheRight ? after : before, crossed, strands);
        var heights = new Compaction(turned, alignment.root, this::distance).heights();
        if (upwards) for (int i = 0; i < heights.length; i++) heights[i] = -heights[i];
        return heights;
    }

    private int[][] turned(boolean fromTheRight, boolean upwards) {
        var turned = new int[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            var column = columns[fromTheRight ? columns.length - 1 - i : i];
            turned[i] = upwards ? reversed(column) : column;
        }
        return turned;
    }

    private static int[] reversed(int[] column) {
        var reversed = new int[column.length];
        for (int i = 0; i < column.length; i++) reversed[i] = column[column.length - 1 - i];
        return reversed;
    }

    private double distance(int one, int other) {
        int gap = strands.isBend(one) || strands.isBend(other) ? AROUND_A_LINE : BETWEEN_BOXES;
        return (strands.height(one) + strands.height(other)) / 2.0 + gap;
    }

    /** All to the place of the smallest: the first two by their upper edge, the last two by their lower one. */
    private static void moveTogether(double[][] four) {
        var smallest = four[0];
        for (var one : four) if (max(one) - min(one) < max(smallest) - min(smallest)) smallest = one;
        double top = min(smallest);
        double bottom = max(smallest);
        for (int i = 0; i < 4; i++) {
            double shift = i < 2 ? top - min(four[i]) : bottom - max(four[i]);
            for (int node = 0; node < four[i].length; node++) four[i][node] += shift;
        }
    }

    private static double min(double[] all) {
        return Arrays.stream(all).min().orElse(0);
    }

    private static double max(double[] all) {
        return Arrays.stream(all).max().orElse(0);
    }
}
