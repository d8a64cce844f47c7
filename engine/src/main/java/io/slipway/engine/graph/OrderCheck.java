package io.slipway.engine.graph;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what tasks have to do with each other: different ids, edges between tasks that are there, no circle, outputs in time. */
final class OrderCheck {

    private static final int MOST_CIRCLES = 10;

    private final Map<String, Place> ids = new LinkedHashMap<>();
    private final Map<Dag.Edge, Place> edges = new LinkedHashMap<>();
    private final Map<String, Mapping> tasks = new HashMap<>();
    private final Map<String, Optional<Set<String>>> declared = new HashMap<>();
    private final Findings findings;

    OrderCheck(Findings findings) {
        this.findings = findings;
    }

    List<Dag.Edge> edges() {
        return List.copyOf(edges.keySet());
    }

    void addTasks(List<Mapping> written) {
        for (var task : written) Fields.word(task, "id").ifPresent(id -> addId(id, task));
        for (var task : written) {
            for (var before : Fields.items(task, "dependsOn")) {
                var end = end(before, "dependsOn");
                Fields.word(task, "id").ifPresent(id -> addEdge(end, id.text(), before.place()));
            }
        }
    }

    private void addId(Scalar id, Mapping task) {
        tasks.putIfAbsent(id.text(), task);
        var first = ids.putIfAbsent(id.text(), id.place());
        if (first != null) findings.add(PackageFaults.duplicateId(id, first));
    }

    void addEdges(List<Located> written) {
        for (var edge : written) {
            if (!(edge instanceof Mapping mapping)) {
                findings.add(PackageFaults.wrongType(edge, "an edge", "a mapping {from: …, to: …}"));
                continue;
            }
            ManifestKeys.EDGE.check(mapping, "an edge", findings);
            var from = Fields.value(mapping, "from")
                    .map(value -> end(value, "from"))
                    .orElse("");
            var to = Fields.value(mapping, "to").map(value -> end(value, "to")).orElse("");
            addEdge(from, to, mapping.place());
        }
    }

    /** The task at one end of an edge; an empty text, with a fault, where there is none of that id. */
    private String end(Located value, String key) {
        if (!(value instanceof Scalar scalar)) {
            if (key.equals("dependsOn")) findings.add(PackageFaults.wrongType(value, "an entry of dependsOn", "an id"));
            return "";
        }
        if (ids.containsKey(scalar.text())) return scalar.text();
        findings.add(OrderFaults.missingTask(scalar.place(), scalar.text(), guessTask(scalar.text())));
        return "";
    }

    private String guessTask(String id) {
        return findings.guess(id, ids.keySet(), "Name the id of a task of this package.");
    }

    private void addEdge(String from, String to, Place place) {
        if (ids.containsKey(from) && ids.containsKey(to)) edges.putIfAbsent(new Dag.Edge(from, to), place);
    }

    /** To be called once all tasks and edges are known. */
    void check(List<TaskExpressions.Use> uses) {
        boolean hasOrder = checkCircles();
        var pairs = new LinkedHashMap<Dag.Edge, List<Place>>();
        for (var use : uses) {
            var of = use.name().task();
            if (!ids.containsKey(of)) {
                findings.add(ExpressionFaults.missingTask(use.place(), of, guessTask(of)));
            } else if (of.equals(use.user())) {
                findings.add(ExpressionFaults.own(use.place(), use.user()));
            } else {
                checkKey(use);
                if (!ids.containsKey(use.user())) continue;
                var pair = new Dag.Edge(of, use.user());
                if (!edges.containsKey(pair)) {
                    pairs.computeIfAbsent(pair, first -> new ArrayList<>()).add(use.place());
                }
            }
        }
        if (hasOrder && !pairs.isEmpty()) checkInTime(pairs);
    }

    /** A task that says what it answers is taken at its word. */
    private void checkKey(TaskExpressions.Use use) {
        var name = use.name();
        var declared = declared(name.task());
        if (name.key().isEmpty() || declared.isEmpty() || declared.get().contains(name.key())) return;
        var mend = findings.guess(
                name.key(), declared.get(), "It declares %s.".formatted(String.join(", ", declared.get())));
        findings.add(ExpressionFaults.missingOutput(use.place(), name.task(), name.key(), mend));
    }

    private Optional<Set<String>> declared(String task) {
        return declared.computeIfAbsent(
                task, id -> DeclaredOutputs.of(tasks.getOrDefault(id, Mapping.empty(Place.UNKNOWN))));
    }

    private void checkInTime(Map<Dag.Edge, List<Place>> pairs) {
        for (var pair : dag(edges()).withoutOrder(pairs.keySet())) {
            for (var place : pairs.getOrDefault(pair, List.of())) {
                findings.add(ExpressionFaults.notBefore(place, pair.to(), pair.from()));
            }
        }
    }

    private Dag dag(List<Dag.Edge> some) {
        return Dag.of(List.copyOf(ids.keySet()), some);
    }

    /** Tells circles that have no edge in common, since mending one leaves the others. */
    private boolean checkCircles() {
        var left = new ArrayList<>(edges());
        for (int told = 0; told < MOST_CIRCLES; told++) {
            var circle = dag(left).circle();
            if (circle.isEmpty()) return told == 0;
            var own = fromFirstWritten(circle.get());
            var last = new Dag.Edge(own.get(own.size() - 1), own.get(0));
            findings.add(OrderFaults.circle(edges.getOrDefault(last, Place.UNKNOWN), own));
            left.removeAll(edgesOf(own));
        }
        return false;
    }

    private List<String> fromFirstWritten(List<String> circle) {
        var on = new HashSet<>(circle);
        var first = ids.keySet().stream().filter(on::contains).findFirst().orElseThrow();
        var turned = new ArrayList<>(circle);
        Collections.rotate(turned, -circle.indexOf(first));
        return turned;
    }

    private static HashSet<Dag.Edge> edgesOf(List<String> circle) {
        var edges = new HashSet<Dag.Edge>();
        for (int i = 0; i < circle.size(); i++) {
            edges.add(new Dag.Edge(circle.get(i), circle.get((i + 1) % circle.size())));
        }
        return edges;
    }
}
