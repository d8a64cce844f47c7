package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our own look at the structure of a configuration: types, ids that are taken, inputs that lead somewhere, no circles. Whether
 * the options of a component are right only Vector itself can tell, when the app is installed.
 */
final class VectorCheck {

    static final List<String> SECTIONS = List.of("sources", "transforms", "sinks");

    private final VectorMerge merge;
    private final boolean mayBeElsewhere;
    private final Findings findings;
    private final Map<String, VectorComponent> components = new LinkedHashMap<>();

    /** @param mayBeElsewhere whether what is missing may be in another app that this one requires */
    VectorCheck(VectorMerge merge, boolean mayBeElsewhere, Findings findings) {
        this.merge = merge;
        this.mayBeElsewhere = mayBeElsewhere;
        this.findings = findings;
    }

    List<VectorComponent> components() {
        for (var section : SECTIONS) {
            merge.merged()
                    .path(section)
                    .fields()
                    .forEachRemaining(part -> add(section, part.getKey(), part.getValue()));
        }
        components.values().forEach(this::checkInputs);
        checkCircles();
        return List.copyOf(components.values());
    }

    private void add(String section, String id, JsonNode settings) {
        var place = merge.place(section, id);
        var what = what(section, id);
        if (!settings.isObject()) findings.error(PipelineFaults.noTable(place, what));
        else if (settings.path("type").asText().isEmpty()) findings.error(PipelineFaults.noType(place, what));
        var component = new VectorComponent(
                section, id, settings.path("type").asText(), inputs(section, settings, place, what), settings, place);
        var twin = components.putIfAbsent(id, component);
        if (twin != null) findings.error(PipelineFaults.twice(place, "the id " + id, twin.place()));
    }

    private static String what(String section, String id) {
        return "the " + section.substring(0, section.length() - 1) + " " + Quoted.of(id);
    }

    private List<String> inputs(String section, JsonNode settings, Place place, String what) {
        var inputs = new ArrayList<String>();
        if (section.equals("sources") || !settings.isObject()) return inputs;
        settings.path("inputs").forEach(input -> inputs.add(input.isTextual() ? input.textValue() : ""));
        if (inputs.isEmpty() || inputs.contains("")) findings.error(PipelineFaults.badInputs(place, what));
        inputs.removeIf(String::isEmpty);
        return inputs;
    }

    private void checkInputs(VectorComponent component) {
        for (var input : component.inputs()) {
            if (input.contains("*") || target(input).isPresent()) continue;
            var otherwise = mayBeElsewhere
                    ? "An app that this one requires must bring it, or the install will be refused."
                    : "Add it, or name the app that brings it in requires.";
            var mend = findings.guess(input, components.keySet(), otherwise);
            findings.add(
                    !mayBeElsewhere,
                    PipelineFaults.unknownInput(
                            component.place(), what(component.section(), component.id()), input, mend));
        }
    }

    /** The id itself, or that of a component with several outputs: {@code route.errors}. */
    private Optional<VectorComponent> target(String input) {
        var whole = components.get(input);
        if (whole != null) return Optional.of(whole);
        int dot = input.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.ofNullable(components.get(input.substring(0, dot)));
    }

    /** Takes away what waits for nobody until nothing changes; what is left goes round. */
    private void checkCircles() {
        var waiting = new HashMap<String, Integer>();
        var takers = new HashMap<String, List<String>>();
        components.values().forEach(component -> component.inputs().stream()
                .flatMap(input -> target(input).stream())
                .forEach(from -> {
                    waiting.merge(component.id(), 1, Integer::sum);
                    takers.computeIfAbsent(from.id(), any -> new ArrayList<>()).add(component.id());
                }));
        var free = new ArrayDeque<>(components.keySet());
        free.removeIf(waiting::containsKey);
        while (!free.isEmpty()) {
            for (var taker : takers.getOrDefault(free.remove(), List.of())) {
                if (waiting.merge(taker, -1, Integer::sum) == 0) {
                    waiting.remove(taker);
                    free.add(taker);
                }
            }
        }
        components.values().stream()
                .filter(component -> waiting.containsKey(component.id()))
                .findFirst()
                .map(component -> onCircle(component, waiting))
                .ifPresent(component -> findings.error(
                        PipelineFaults.circle(component.place(), what(component.section(), component.id()))));
    }

    /** What waits has an input that waits; whoever follows them comes to the circle and meets somebody again. */
    private VectorComponent onCircle(VectorComponent start, Map<String, Integer> waiting) {
        var seen = new HashSet<String>();
        var one = start;
        while (seen.add(one.id())) {
            one = one.inputs().stream()
                    .flatMap(input -> target(input).stream())
                    .filter(from -> waiting.containsKey(from.id()))
                    .findFirst()
                    .orElseThrow();
        }
        return one;
    }
}
