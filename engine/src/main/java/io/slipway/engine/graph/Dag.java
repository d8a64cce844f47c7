package io.slipway.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Names with an order between them: a directed graph, made for graphs of many thousands of names. An edge leads from what
 * comes before to what comes after. Names and edges keep the order in which they were given.
 */
public final class Dag {

    private final List<String> names;
    private final Map<String, Integer> index;
    private final int[][] after;
    private final int[][] before;

    private Dag(List<String> names, Map<String, Integer> index, int[][] after, int[][] before) {
        this.names = names;
        this.index = index;
        this.after = after;
        this.before = before;
    }

    /** An edge between two names. */
    public record Edge(String from, String to) {}

    /** A graph of these names; edges have to be between them. An edge that is given twice counts once. */
    public static Dag of(List<String> names, List<Edge> edges) {
        var index = new LinkedHashMap<String, Integer>();
        for (var name : names) {
            if (index.put(name, index.size()) != null)
                throw new IllegalArgumentException("'" + name + "' is there twice.");
        }
        var pairs = edges.stream()
                .distinct()
                .map(edge -> new int[] {indexOf(index, edge.from()), indexOf(index, edge.to())})
                .toList();
        return of(List.copyOf(names), index, pairs);
    }

    private static int indexOf(Map<String, Integer> index, String name) {
        var found = index.get(name);
        if (found == null) throw new IllegalArgumentException("There is no '" + name + "' that an edge could lead to.");
        return found;
    }

    private static Dag of(List<String> names, Map<String, Integer> index, List<int[]> pairs) {
        return new Dag(names, index, neighbours(names.size(), pairs, 0, 1), neighbours(names.size(), pairs, 1, 0));
    }

    private static int[][] neighbours(int size, List<int[]> pairs, int own, int other) {
        var counts = new int[size];
        for (var pair : pairs) counts[pair[own]]++;
        var lists = new int[size][];
        for (int i = 0; i < size; i++) lists[i] = new int[counts[i]];
        Arrays.fill(counts, 0);
        for (var pair : pairs) lists[pair[own]][counts[pair[own]]++] = pair[other];
        return lists;
    }

    public List<String> names() {
        return names;
    }

    public List<Edge> edges() {
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(from -> Arrays.stream(after[from]).mapToObj(to -> new Edge(names.get(from), names.get(to))))
                .toList();
    }

    /** What comes directly after. */
    public List<String> after(String name) {
        return named(after[indexOf(index, name)]);
    }

    /** What comes directly before. */
    public List<String> before(String name) {
        return named(before[indexOf(index, name)]);
    }

    private List<String> named(int[] indices) {
        return Arrays.stream(indices).mapToObj(names::get).toList();
    }

    /** The names that have to be over before this one may begin, near ones first. */
    public List<String> allBefore(String name) {
        var seen = new BitSet(names.size());
        var found = new ArrayList<String>();
        var queue = new ArrayDeque<Integer>();
        queue.add(indexOf(index, name));
        while (!queue.isEmpty()) {
            for (int one : before[queue.remove()]) {
                if (seen.get(one)) continue;
                seen.set(one);
                found.add(names.get(one));
                queue.add(one);
            }
        }
        return found;
    }

    /**
     * Those of the pairs in which the first does not have to be over before the second may begin. Goes through the order
     * once for every 64 different firsts, so that thousands of pairs in a graph of thousands cost little.
     */
    public List<Edge> withoutOrder(Collection<Edge> pairs) {
        mustBeWithoutCircle();
        var order = order();
        var seconds = new LinkedHashMap<Integer, List<Edge>>();
        for (var pair : pairs) {
            seconds.computeIfAbsent(indexOf(index, pair.from()), first -> new ArrayList<>())
                    .add(pair);
        }
        var firsts = List.copyOf(seconds.keySet());
        var without = new ArrayList<Edge>();
        for (int from = 0; from < firsts.size(); from += Long.SIZE) {
            var some = firsts.subList(from, Math.min(from + Long.SIZE, firsts.size()));
            var reached = reachedFrom(some, order);
            for (int bit = 0; bit < some.size(); bit++) {
                for (var pair : seconds.getOrDefault(some.get(bit), List.of())) {
                    if ((reached[indexOf(index, pair.to())] >>> bit & 1) == 0) without.add(pair);
                }
            }
        }
        return without;
    }

    /** For each name the bits of those that come before it. */
    private long[] reachedFrom(List<Integer> firsts, int[] order) {
        var own = new long[names.size()];
        for (int bit = 0; bit < firsts.size(); bit++) own[firsts.get(bit)] = 1L << bit;
        var reached = new long[names.size()];
        for (int at : order) for (int next : after[at]) reached[next] |= reached[at] | own[at];
        return reached;
    }

    /** One circle, if there is any: each name comes before the next, and the last before the first. */
    public Optional<List<String>> circle() {
        var left = new BitSet(names.size());
        left.set(0, names.size());
        for (int done : order()) left.clear(done);
        return left.isEmpty() ? Optional.empty() : Optional.of(circleAmong(left));
    }

    /** What is left after taking away all that can be put in order hangs on a circle: walk back until it closes. */
    private List<String> circleAmong(BitSet left) {
        var walked = new ArrayList<Integer>();
        var position = new HashMap<Integer, Integer>();
        int at = left.nextSetBit(0);
        while (!position.containsKey(at)) {
            position.put(at, walked.size());
            walked.add(at);
            at = Arrays.stream(before[at]).filter(left::get).findFirst().orElseThrow();
        }
        var circle = new ArrayList<String>();
        for (int i = walked.size() - 1; i >= position.get(at); i--) circle.add(names.get(walked.get(i)));
        return circle;
    }

    /** The indices in an order that the edges allow; without those on or behind a circle. */
    private int[] order() {
        var waiting = new int[names.size()];
        var order = new int[names.size()];
        int known = 0;
        for (int i = 0; i < names.size(); i++) {
            waiting[i] = before[i].length;
            if (waiting[i] == 0) order[known++] = i;
        }
        for (int i = 0; i < known; i++) {
            for (int next : after[order[i]]) if (--waiting[next] == 0) order[known++] = next;
        }
        return Arrays.copyOf(order, known);
    }

    /** All names in an order that the edges allow. */
    public List<String> inOrder() {
        mustBeWithoutCircle();
        return named(order());
    }

    /** The layer of each name: 0 for what waits for nothing, else one more than the latest before it. */
    public Map<String, Integer> layers() {
        mustBeWithoutCircle();
        var layers = new int[names.size()];
        for (int at : order()) for (int next : after[at]) layers[next] = Math.max(layers[next], layers[at] + 1);
        var named = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < layers.length; i++) named.put(names.get(i), layers[i]);
        return named;
    }

    /** The same order the other way round: what comes last here comes first there. */
    public Dag reversed() {
        return new Dag(names, index, before, after);
    }

    /** The same order with as few edges as say it: none that a longer way says already. */
    public Dag reduced() {
        mustBeWithoutCircle();
        var position = new int[names.size()];
        var order = order();
        for (int i = 0; i < order.length; i++) position[order[i]] = i;
        var kept = new ArrayList<int[]>();
        var reached = new int[names.size()];
        for (int from = 0; from < names.size(); from++) keep(from, position, reached, kept);
        return of(names, index, kept);
    }

    /**
     * Goes through what comes after {@code from}, nearest first: what was reached on the way to a nearer one needs no edge.
     * Nothing behind the furthest of them is looked at, which keeps long chains cheap.
     */
    private void keep(int from, int[] position, int[] reached, List<int[]> kept) {
        var next = Arrays.stream(after[from])
                .boxed()
                .sorted((one, other) -> Integer.compare(position[one], position[other]))
                .toList();
        if (next.isEmpty()) return;
        int mark = from + 1;
        int furthest = position[next.get(next.size() - 1)];
        var stack = new ArrayDeque<Integer>();
        for (int to : next) {
            if (reached[to] == mark) continue;
            kept.add(new int[] {from, to});
            reached[to] = mark;
            stack.push(to);
            while (!stack.isEmpty()) {
                for (int beyond : after[stack.pop()]) {
                    if (reached[beyond] == mark || position[beyond] > furthest) continue;
                    reached[beyond] = mark;
                    stack.push(beyond);
                }
            }
        }
    }

    private void mustBeWithoutCircle() {
        circle().ifPresent(circle -> {
            throw new IllegalStateException("There is a circle: " + String.join(" → ", circle));
        });
    }
}
