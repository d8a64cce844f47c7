package io.slipway.engine.pipeline;

import io.slipway.engine.fault.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who takes events from whom in a role of Vector, over the borders of apps. */
final class Wiring {

    /** A component, and whose it is. */
    private record Node(Placed part, Component component) {}

    private final Placed mine;
    private final Requires requires;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    Wiring(Placed mine, List<Placed> others, Requires requires) {
        this.mine = mine;
        this.requires = requires;
        mine.shape().components().forEach(component -> nodes.add(new Node(mine, component)));
        others.forEach(other -> other.shape().components().forEach(component -> nodes.add(new Node(other, component))));
    }

    List<Fault> faults() {
        for (var node : nodes)
            for (var input : node.component().inputs()) {
                if (node.part() == mine) checkOwn(node, input);
                else checkTheirs(node, input);
            }
        circle().ifPresent(node -> faults.add(PipelineFaults.circle(mine.role(), node.component())));
        return faults;
    }

    private List<Node> named(Node taker, String input) {
        return nodes.stream()
                .filter(node -> node != taker && node.component().givesEvents())
                .filter(node -> Inputs.names(input, node.component().id()))
                .toList();
    }

    private void checkOwn(Node taker, String input) {
        var named = named(taker, input);
        if (named.isEmpty()) faults.add(PipelineFaults.noInput(mine.role(), taker.component(), input));
        for (var node : named) {
            var owner = node.part().owner();
            if (node.part() == mine || requires.of(mine.owner()).contains(owner)) continue;
            faults.add(
                    PipelineFaults.notRequired(mine.role(), taker.component(), input, node.component(), node.part()));
        }
    }

    /** What names us takes no events from us unless it knows us: a wildcard takes from everybody who comes. */
    private void checkTheirs(Node taker, String input) {
        var named = named(taker, input);
        if (taker.part().owner().isEmpty()) return;
        if (named.isEmpty()) faults.add(PipelineFaults.missedBy(mine.role(), input, taker.component(), taker.part()));
        if (!Inputs.isPattern(input)) return;
        for (var node : named)
            if (node.part() == mine && !requires.of(taker.part().owner()).contains(mine.owner()))
                faults.add(
                        PipelineFaults.takenBy(mine.role(), node.component(), input, taker.component(), taker.part()));
    }

    /** Takes away what waits for nobody until nothing changes; what is left goes round, or hangs behind what does. */
    private Optional<Node> circle() {
        Map<Node, Integer> waiting = new IdentityHashMap<>();
        Map<Node, List<Node>> takers = new IdentityHashMap<>();
        for (var taker : nodes)
            for (var input : taker.component().inputs())
                for (var from : named(taker, input)) {
                    waiting.merge(taker, 1, Integer::sum);
                    takers.computeIfAbsent(from, any -> new ArrayList<>()).add(taker);
                }
        var free = new ArrayDeque<>(nodes);
        free.removeIf(waiting::containsKey);
        while (!free.isEmpty())
            for (var taker : takers.getOrDefault(free.remove(), List.of()))
                if (waiting.merge(taker, -1, Integer::sum) == 0) {
                    waiting.remove(taker);
                    free.add(taker);
                }
        return nodes.stream().filter(waiting::containsKey).findFirst();
    }
}
