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
 *
 * <p>A graph whose bends would be too many to hold in memory gets none for its longest lines: they bypass everything
 * below the picture.
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
    private static final int MOST_BENDS = 200_000;
    private final int longest;

    private Strands(List<Station> stations, List<Link> links) {
        this.stations = stations.size();
        this.heights = stations.stream().mapToInt(Station::height).toArray();
        var used = new TreeSet<Integer>();
        stations.forEach(station -> used.add(station.column()));
        var number = new HashMap<Integer, Integer>();
        used.forEach(column -> number.put(column, number.size()));
        this.columnCount = number.size();
        stations.forEach(station -> addNode(number.getOrDefault(station.column(), 0)));
        this.longest = longest(stations, links);
        links.forEach(link -> paths.add(path(stations, link)));
    }

    /** How many columns a line may lead over, so that all bends together are not too many. */
    private int longest(List<Station> stations, List<Link> links) {
        var spans = new HashMap<Bundle, Integer>();
        links.forEach(link -> spans.merge(bundle(stations, link, ANY), span(link), Math::max));
        long bends = spans.values().stream().mapToLong(span -> span - 1).sum();
        return bends <= MOST_BENDS ? Integer.MAX_VALUE : Math.max(1, MOST_BENDS / spans.size());
    }

    private int span(Link link) {
        return columns.get(link.to()) - columns.get(link.from());
    }

    private static Bundle bundle(List<Station> stations, Link link, int column) {
        if (stations.get(link.from()).forks()) return new Bundle(link.from(), ANY, column);
        return new Bundle(stations.get(link.to()).joins() ? ANY : link.from(), link.to(), column);
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
        if (span(link) > longest) return new int[] {link.from(), link.to()};
        int first = columns.get(link.from());
        var path = new int[span(link) + 1];
        path[0] = link.from();
        path[path.length - 1] = link.to();
        for (int i = 1; i < path.length - 1; i++) {
            path[i] = bends.computeIfAbsent(bundle(stations, link, first + i), missing -> addNode(missing.column()));
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

    boolean isBypass(int[] path) {
        return columns.get(path[1]) - columns.get(path[0]) > 1;
    }

    boolean hasBypasses() {
        return longest < Integer.MAX_VALUE;
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
