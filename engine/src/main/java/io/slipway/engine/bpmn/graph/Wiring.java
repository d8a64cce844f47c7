package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.Station.Link;
import io.slipway.engine.graph.Dag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The steps of a process that does the tasks in their order: explicit gateways wherever there is more than one way, and
 * as few flows as say it. Where everything of one group waits for everything of another, one join and one fork stand
 * between them (a barrier) instead of a flow for each pair.
 */
final class Wiring {

    private final Dag order;
    private final Map<String, Integer> layers;
    private final List<Station> stations = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Integer> stationOf = new HashMap<>();
    /** The barrier behind a task, and before a task. */
    private final Map<String, Integer> barrierAfter = new HashMap<>();

    private final Map<String, Integer> barrierBefore = new LinkedHashMap<>();

    private Wiring(Dag reduced) {
        this.order = reduced;
        this.layers = reduced.layers();
    }

    /** The order has to be without superfluous edges. */
    static Wiring of(Dag reduced, Function<String, Step> taskStep) {
        var wiring = new Wiring(reduced);
        wiring.findBarriers();
        reduced.names().forEach(name -> wiring.place(name, taskStep.apply(name)));
        reduced.names().forEach(wiring::connect);
        wiring.beginAndEnd();
        return wiring;
    }

    List<Station> stations() {
        return stations;
    }

    List<Link> links() {
        return links;
    }

    List<Step> steps() {
        return stations.stream().flatMap(station -> station.steps().stream()).toList();
    }

    List<Flow> flows() {
        var flows = new ArrayList<Flow>();
        for (var station : stations) {
            for (int i = 1; i < station.steps().size(); i++) flows.add(flowInside(station, i));
        }
        links.forEach(link -> flows.add(flowOf(link)));
        return flows;
    }

    static Flow flowInside(Station station, int to) {
        return new Flow(
                station.steps().get(to - 1).id(), station.steps().get(to).id());
    }

    Flow flowOf(Link link) {
        return new Flow(
                stations.get(link.from()).last().id(),
                stations.get(link.to()).first().id());
    }

    private void findBarriers() {
        for (var name : order.names()) {
            var after = order.after(name);
            if (after.size() < 2 || barrierAfter.containsKey(name)) continue;
            var before = order.before(after.get(0));
            if (before.size() < 2 || !eachWaitsForAll(before, after)) continue;
            int barrier =
                    add(2 * layerOf(after.get(0)) - 1, List.of(Step.join(after.get(0)), Step.fork(before.get(0))));
            before.forEach(one -> barrierAfter.put(one, barrier));
            after.forEach(one -> barrierBefore.put(one, barrier));
        }
    }

    private boolean eachWaitsForAll(List<String> before, List<String> after) {
        return allSame(before, order::after, new HashSet<>(after))
                && allSame(after, order::before, new HashSet<>(before));
    }

    private static boolean allSame(List<String> names, Function<String, List<String>> neighbours, Set<String> wanted) {
        return names.stream().allMatch(name -> {
            var found = neighbours.apply(name);
            return found.size() == wanted.size() && wanted.containsAll(found);
        });
    }

    private void place(String name, Step task) {
        var steps = new ArrayList<Step>();
        if (!barrierBefore.containsKey(name) && order.before(name).size() > 1) steps.add(Step.join(name));
        steps.add(task);
        if (!barrierAfter.containsKey(name) && order.after(name).size() > 1) steps.add(Step.fork(name));
        stationOf.put(name, add(2 * layerOf(name), steps));
    }

    private int add(int column, List<Step> steps) {
        stations.add(new Station(column, List.copyOf(steps)));
        return stations.size() - 1;
    }

    private int layerOf(String name) {
        return layers.getOrDefault(name, 0);
    }

    private int stationOf(String name) {
        return stationOf.getOrDefault(name, -1);
    }

    private void connect(String name) {
        var arriving = barrierBefore.get(name);
        if (arriving != null) links.add(new Link(arriving, stationOf(name)));
        var leaving = barrierAfter.get(name);
        if (leaving != null) {
            links.add(new Link(stationOf(name), leaving));
            return;
        }
        for (var next : order.after(name)) links.add(new Link(stationOf(name), stationOf(next)));
    }

    private void beginAndEnd() {
        var roots = order.names().stream()
                .filter(name -> order.before(name).isEmpty())
                .toList();
        var leaves = order.names().stream()
                .filter(name -> order.after(name).isEmpty())
                .toList();
        int latest = layers.values().stream().mapToInt(layer -> layer).max().orElse(0);
        int start = add(-1, roots.size() > 1 ? List.of(Step.start(), Step.firstFork()) : List.of(Step.start()));
        int end = add(2 * latest + 1, leaves.size() > 1 ? List.of(Step.lastJoin(), Step.end()) : List.of(Step.end()));
        if (roots.isEmpty()) links.add(new Link(start, end));
        roots.forEach(root -> links.add(new Link(start, stationOf(root))));
        leaves.forEach(leaf -> links.add(new Link(stationOf(leaf), end)));
    }
}
