package io.slipway.engine.bpmn.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of the picture from left to right. Each has up to three parts (joins; tasks and events; forks), which are
 * as wide as what stands in them, and behind each is as much room as its tracks need.
 */
final class Grid {

    private static final int MARGIN = 60;
    private static final int INSIDE = 30;
    private static final int BESIDE_TRACKS = 24;
    private static final int BETWEEN_TRACKS = 12;

    private final Strands strands;
    private final int[][] middles;
    private final int[] ends;
    private final List<Tracks> tracks = new ArrayList<>();

    private Grid(Strands strands) {
        this.strands = strands;
        this.middles = new int[strands.columns()][3];
        this.ends = new int[strands.columns()];
    }

    static Grid of(List<Station> stations, Strands strands, int[][] columns, int[] heights) {
        var grid = new Grid(strands);
        var after = strands.after();
        var widths = grid.widths(stations);
        int x = MARGIN;
        for (int column = 0; column < columns.length; column++) {
            grid.ends[column] = grid.placeParts(column, x, widths[column]);
            var tracks = Tracks.between(columns[column], after, heights);
            grid.tracks.add(tracks);
            x = grid.lastTrack(column) + BESIDE_TRACKS;
        }
        return grid;
    }

    /** Bypasses share one track behind all others. */
    private int lastTrack(int column) {
        int others = tracks.get(column).count() - (strands.hasBypasses() ? 0 : 1);
        return ends[column] + BESIDE_TRACKS + Math.max(0, others) * BETWEEN_TRACKS;
    }

    /** Where a bypass goes down behind a node's column, or up before it. */
    int bypassBehind(int node) {
        return lastTrack(strands.columnOf(node));
    }

    int bypassBefore(int node) {
        return lastTrack(strands.columnOf(node) - 1);
    }

    private int[][] widths(List<Station> stations) {
        var widths = new int[strands.columns()][3];
        for (int i = 0; i < stations.size(); i++) {
            for (var step : stations.get(i).steps()) {
                var own = widths[strands.columnOf(i)];
                own[part(step.kind())] =
                        Math.max(own[part(step.kind())], step.size().width());
            }
        }
        return widths;
    }

    private int placeParts(int column, int x, int[] widths) {
        int end = x;
        for (int part = 0; part < widths.length; part++) {
            if (widths[part] == 0) continue;
            int begin = end == x ? x : end + INSIDE;
            middles[column][part] = begin + widths[part] / 2;
            end = begin + widths[part];
        }
        return end;
    }

    private static int part(Step.Kind kind) {
        return switch (kind) {
            case JOIN -> 0;
            case START, TASK, END -> 1;
            case FORK -> 2;
        };
    }

    int middleOf(int column, Step.Kind kind) {
        return middles[column][part(kind)];
    }

    int y(int height) {
        return height + MARGIN;
    }

    /** How the line between two nodes of neighbouring columns gets from one height to the other. */
    List<Tracks.Turn> turns(int from, int to, int height) {
        return tracks.get(strands.columnOf(from)).turns(from, to, height);
    }

    int xOf(int from, Tracks.Turn turn) {
        return ends[strands.columnOf(from)] + BESIDE_TRACKS + turn.track() * BETWEEN_TRACKS;
    }
}
