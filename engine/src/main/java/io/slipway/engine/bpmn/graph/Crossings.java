package io.slipway.engine.bpmn.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order from top to bottom within each column, with few lines that cross: each column in turn is sorted by where its
 * neighbours are, to and fro, and the best of all is kept.
 */
final class Crossings {

    private static final int SWEEPS = 12;

    private final Strands strands;
    private final int[][] before;
    private final int[][] after;
    private final int[] position;
    private int[][] columns;

    private Crossings(Strands strands) {
        this.strands = strands;
        this.before = strands.before();
        this.after = strands.after();
        this.position = new int[strands.size()];
        this.columns = IntStream.range(0, strands.columns())
                .mapToObj(column -> new int[0])
                .toArray(int[][]::new);
    }

    /** For each column its nodes from top to bottom. */
    static int[][] fewIn(Strands strands) {
        var crossings = new Crossings(strands);
        crossings.asGiven();
        return crossings.best();
    }

    private void asGiven() {
        var counts = new int[columns.length];
        for (int node = 0; node < position.length; node++) counts[strands.columnOf(node)]++;
        for (int column = 0; column < columns.length; column++) columns[column] = new int[counts[column]];
        Arrays.fill(counts, 0);
        for (int node = 0; node < position.length; node++) {
            int column = strands.columnOf(node);
            position[node] = counts[column]++;
            columns[column][position[node]] = node;
        }
    }

    private int[][] best() {
        var best = columns;
        long fewest = Long.MAX_VALUE;
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            if (sweep % 2 == 0) for (int column = 1; column < columns.length; column++) sort(column, before);
            else for (int column = columns.length - 2; column >= 0; column--) sort(column, after);
            long count = count();
            if (count >= fewest) continue;
            fewest = count;
            best = Arrays.stream(columns).map(int[]::clone).toArray(int[][]::new);
        }
        return best;
    }

    private void sort(int column, int[][] neighbours) {
        var centres = new double[columns[column].length];
        for (int i = 0; i < centres.length; i++) centres[i] = centre(columns[column][i], i, neighbours);
        var old = columns[column];
        columns[column] = IntStream.range(0, old.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> centres[i]))
                .mapToInt(i -> old[i])
                .toArray();
        for (int i = 0; i < old.length; i++) position[columns[column][i]] = i;
    }

    private double centre(int node, int own, int[][] neighbours) {
        if (neighbours[node].length == 0) return own;
        double sum = 0;
        for (int neighbour : neighbours[node]) sum += position[neighbour];
        return sum / neighbours[node].length;
    }

    private long count() {
        long count = 0;
        for (int column = 1; column < columns.length; column++) count += between(columns[column - 1], columns[column]);
        return count;
    }

    /** Goes through the lines from top to bottom and asks for each how many that began above it end below it. */
    private long between(int[] left, int[] right) {
        var ended = new int[right.length + 1];
        long crossings = 0;
        int lines = 0;
        for (int from : left) {
            for (int to : after[from]) crossings += lines - upTo(ended, position[to] + 1);
            for (int to : after[from]) {
                lines++;
                for (int i = position[to] + 1; i < ended.length; i += i & -i) ended[i]++;
            }
        }
        return crossings;
    }

    private static int upTo(int[] sums, int index) {
        int sum = 0;
        for (int i = index; i > 0; i -= i & -i) sum += sums[i];
        return sum;
    }
}
