package io.slipway.engine.graph;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a task's {@code spec} against the schema of its type. A text into which values are filled later may become
 * anything; what it became is checked when it is.
 */
final class SpecCheck {

    private static final Set<String> CHOICES = Set.of("anyOf", "oneOf", "not");

    /** What is asked of a type once for all its tasks. */
    private record Known(ValueSchema schema, TemplateFields templates) {}

    private final Map<String, Known> types = new HashMap<>();
    private final Findings findings;

    SpecCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Mapping spec, TaskKind kind, String name) {
        var known = types.computeIfAbsent(
                kind.name(), type -> new Known(ValueSchema.ofSpec(kind.schema()), kind.templates()));
        if (known.schema().written().isEmpty()) return;
        var mismatches = known.schema().check(known.schema().coerced(spec.json()));
        if (mismatches.isEmpty()) return;
        var filledLater = new ArrayList<List<String>>();
        gatherTemplates(spec, List.of(), List.of(), known.templates(), filledLater);
        for (var mismatch : mismatches) {
            if (isOpen(mismatch, filledLater)) continue;
            findings.add(PackageFaults.badSpec(
                    placeOf(spec, mismatch), name, mismatch.field(), mismatch, mend(mismatch, known.schema())));
        }
    }

    private static boolean isOpen(Mismatch mismatch, List<List<String>> filledLater) {
        var path = mismatch.path();
        boolean lookDeeper = CHOICES.contains(mismatch.keyword());
        return filledLater.stream()
                .anyMatch(one -> one.equals(path)
                        || (lookDeeper
                                && one.size() > path.size()
                                && one.subList(0, path.size()).equals(path)));
    }

    private static void gatherTemplates(
            Located value, List<String> path, List<String> keys, TemplateFields fields, List<List<String>> found) {
        if (value instanceof Mapping mapping) {
            mapping.entries()
                    .values()
                    .forEach(entry -> gatherTemplates(
                            entry.value(), with(path, entry.key()), with(keys, entry.key()), fields, found));
        } else if (value instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                gatherTemplates(list.items().get(i), with(path, String.valueOf(i)), keys, fields, found);
            }
        } else if (value instanceof Scalar scalar && Template.mayBe(scalar.text()) && fields.isTemplate(keys)) {
            if (!Template.parse(scalar.text()).template().expressions().isEmpty()) found.add(path);
        }
    }

    private static List<String> with(List<String> path, String step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Place placeOf(Mapping spec, Mismatch mismatch) {
        var path = mismatch.path();
        if (path.isEmpty()) return spec.place();
        Located at = spec;
        for (int i = 0; i < path.size() - 1; i++) {
            var next = at.child(path.get(i));
            if (next.isEmpty()) return at.place();
            at = next.get();
        }
        var last = path.get(path.size() - 1);
        if (mismatch.isUnknownKey() && at instanceof Mapping mapping) {
            return mapping.entry(last).map(Mapping.Entry::place).orElse(at.place());
        }
        return at.child(last).map(Located::place).orElse(at.place());
    }

    private String mend(Mismatch mismatch, ValueSchema schema) {
        if (mismatch.isMissing()) return "Add it with its value.";
        if (!mismatch.isUnknownKey()) return (mismatch.mend() + " Correct it.").strip();
        var known = new TreeSet<>(KnownKeys.at(mismatch.path(), schema.written()));
        var key = mismatch.path().get(mismatch.path().size() - 1);
        return findings.guess(key, known, "Known here: " + String.join(", ", known) + ".");
    }
}
