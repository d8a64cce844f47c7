package io.slipway.engine.bpmn.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Which nodes of neighbouring columns stand at one height (Brandes and Köpf, "Fast and simple horizontal coordinate
 * assignment"): each with the middle one of its neighbours, where no aligned pair has to cross another. A line that
 * passes columns takes precedence, so that it runs straight.
 */
final class Alignment {

    /** The first node of the block of nodes at one height, for each node. */
    final int[] root;

    private final int[] next;
    private final int[] position;

    private Alignment(int[] position) {
        this.position = position;
        this.root = new int[position.length];
        this.next = new int[position.length];
        for (int node = 0; node < root.length; node++) {
            root[node] = node;
            next[node] = node;
        }
    }

    /**
     * @param columns in the direction to go in
     * @param neighbours of each node in the column that was gone through before
     * @param crossed pairs that may not be aligned
     */
    static Alignment of(int[][] columns, int[][] neighbours, Set<Long> crossed, Strands strands) {
        var position = positions(columns, neighbours.length);
        var alignment = new Alignment(position);
        for (var column : columns) alignment.align(column, neighbours, crossed, strands);
        return alignment;
    }

    private void align(int[] column, int[][] neighbours, Set<Long> crossed, Strands strands) {
        int last = -1;
        for (int node : column) {
            int passing = passing(node, neighbours, strands);
            var near = passing < 0 ? sorted(neighbours[node]) : new int[] {passing};
            for (int i = (near.length - 1) / 2; near.length > 0 && i <= near.length / 2; i++) {
                int other = near[i];
                if (next[node] != node || last >= position[other] || crossed.contains(pair(node, other))) continue;
                next[other] = node;
                root[node] = root[other];
                next[node] = root[node];
                last = position[other];
            }
        }
    }

    private int[] sorted(int[] nodes) {
        if (nodes.length < 2) return nodes;
        return Arrays.stream(nodes)
                .boxed()
                .sorted((one, other) -> Integer.compare(position[one], position[other]))
                .mapToInt(node -> node)
                .toArray();
    }

    static int[] positions(int[][] columns, int size) {
        var position = new int[size];
        for (var column : columns) for (int i = 0; i < column.length; i++) position[column[i]] = i;
        return position;
    }

    private static long pair(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    /** Pairs that would cross a line which passes both columns. */
    static Set<Long> crossed(int[][] columns, int[][] before, Strands strands) {
        var position = positions(columns, before.length);
        var crossed = new HashSet<Long>();
        for (int i = 1; i < columns.length; i++) {
            collect(columns[i], columns[i - 1].length, position, before, strands, crossed);
        }
        return crossed;
    }

    private static void collect(
            int[] column, int size, int[] position, int[][] before, Strands strands, Set<Long> crossed) {
        int lowest = -1;
        int scanned = 0;
        for (int i = 0; i < column.length; i++) {
            int passing = passing(column[i], before, strands);
            if (passing < 0 && i < column.length - 1) continue;
            int highest = passing < 0 ? size : position[passing];
            for (; scanned <= i; scanned++) {
                for (int other : before[column[scanned]]) {
                    boolean passes = strands.isBend(other) && strands.isBend(column[scanned]);
                    if (!passes && (position[other] < lowest || position[other] > highest))
                        crossed.add(pair(column[scanned], other));
                }
            }
            lowest = highest;
        }
    }

    /** The bend before a bend, or none. */
    private static int passing(int node, int[][] before, Strands strands) {
        if (!strands.isBend(node)) return -1;
        for (int other : before[node]) if (strands.isBend(other)) return other;
        return -1;
    }
}
