package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Follows a plain path into what a task can name, and says in sentences what is not there. */
final class Lookup {

    static final Set<String> ROOTS = Set.of("values", "global", "outputs");

    private final Scope scope;

    Lookup(Scope scope) {
        this.scope = scope;
    }

    JsonNode at(String root, List<String> steps) throws NoValue {
        var value = root(root);
        for (int i = 0; i < steps.size(); i++) {
            var next = value.get(steps.get(i));
            if (next == null) throw missing(root, steps, i, value);
            value = next;
        }
        return value;
    }

    private JsonNode root(String root) {
        if (root.equals("values")) return scope.values();
        if (root.equals("global")) return scope.global();
        var outputs = JsonNodeFactory.instance.objectNode();
        scope.outputs().forEach(outputs::set);
        return outputs;
    }

    private NoValue missing(String root, List<String> steps, int at, JsonNode there) {
        var wanted = "Task %s wants %s.%s, but "
                .formatted(
                        Quoted.of(scope.task()),
                        root,
                        Quoted.of(String.join(".", steps)).replace("\"", ""));
        return new NoValue(wanted
                + switch (root) {
                    case "values" -> noValue(steps);
                    case "global" -> noGlobal();
                    default -> at == 0 ? nothingAnswered(steps.get(0)) : notAnswered(steps, at, there);
                });
    }

    private String noValue(List<String> steps) {
        return "nobody has filled it in. Fill in %s in tasks.%s, give it a default, or ask has(…) first."
                .formatted(String.join(".", steps), scope.task());
    }

    private static String noGlobal() {
        return "it is not in the global config, or the package does not ask for it there."
                + " Name it in the package's schema global, and set it with slipway global set.";
    }

    private static String nothingAnswered(String task) {
        return "task %s has not run: it was skipped. Ask has(outputs.%s) first, or skip this one too, by when."
                .formatted(Quoted.of(task), task);
    }

    private static String notAnswered(List<String> steps, int at, JsonNode there) {
        var task = Quoted.of(steps.get(0));
        if (at > 1 || !there.isObject()) return "there is no such value in what task %s has answered.".formatted(task);
        var names = new ArrayList<String>();
        there.fieldNames().forEachRemaining(names::add);
        return names.isEmpty()
                ? "task %s has answered nothing.".formatted(task)
                : "task %s has answered only %s.".formatted(task, String.join(", ", names));
    }
}
