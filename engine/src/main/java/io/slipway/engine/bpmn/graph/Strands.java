package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.Station.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Stations and bends in columns, so that every piece of a line leads from one column to the next: a line that passes
 * columns has a bend in each of them, which keeps a place free for it. Lines that leave one fork, or arrive at one join,
 * share their bends: they are drawn as one line that splits or gathers.
 */
final class Strands {

    /** A bend takes no room itself; its distance to others does. */
    private final int stations;

    private final int[] heights;
    private final List<Integer> columns = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<int[]> paths = new ArrayList<>();
    private final int columnCount;
    /** The bends of a bundle, by the first column that has one. */
    private final Map<Bundle, Integer> bends = new HashMap<>();

    private record Bundle(int from, int to, int column) {}

    private static final int ANY = -1;

    private Strands(List<Station> stations, List<Link> links) {
        this.stations = stations.size();
        this.heights = stations.stream().mapToInt(Station::height).toArray();
        var used = new TreeSet<Integer>();
        stations.forEach(station -> used.add(station.column()));
        var number = new HashMap<Integer, Integer>();
        used.forEach(column -> number.put(column, number.size()));
        this.columnCount = number.size();
        stations.forEach(station -> addNode(number.getOrDefault(station.column(), 0)));
        links.forEach(link -> paths.add(path(stations, link)));
    }

    static Strands of(List<Station> stations, List<Link> links) {
        return new Strands(stations, links);
    }

    private int addNode(int column) {
        columns.add(column);
        before.add(new ArrayList<>());
        after.add(new ArrayList<>());
        return columns.size() - 1;
    }

    private int[] path(List<Station> stations, Link link) {
        boolean byFork = stations.get(link.from()).forks();
        boolean byJoin = !byFork && stations.get(link.to()).joins();
        int first = columns.get(link.from());
        var path = new int[columns.get(link.to()) - first + 1];
        path[0] = link.from();
        path[path.length - 1] = link.to();
        for (int i = 1; i < path.length - 1; i++) {
            var bundle = new Bundle(byJoin ? ANY : link.from(), byFork ? ANY : link.to(), first + i);
            path[i] = bends.computeIfAbsent(bundle, missing -> addNode(missing.column()));
        }
        for (int i = 1; i < path.length; i++) connect(path[i - 1], path[i]);
        return path;
    }

    private void connect(int from, int to) {
        if (after.get(from).contains(to)) return;
        after.get(from).add(to);
        before.get(to).add(from);
    }

    int size() {
        return columns.size();
    }

    int columns() {
        return columnCount;
    }

    int columnOf(int node) {
        return columns.get(node);
    }

    boolean isBend(int node) {
        return node >= stations;
    }

    int height(int node) {
        return isBend(node) ? 0 : heights[node];
    }

    /** For each link, in their order: the nodes from station to station. */
    List<int[]> paths() {
        return paths;
    }

    int[][] before() {
        return arrays(before);
    }

    int[][] after() {
        return arrays(after);
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(one -> one).toArray())
                .toArray(int[][]::new);
    }
}
