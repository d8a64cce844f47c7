package io.slipway.engine.graph;

import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which outputs the expressions of a task name.
 *
 * @param usesAll whether one goes through the outputs of all tasks
 */
public record TaskOutputs(Set<OutputName> outputs, boolean usesAll) {

    public TaskOutputs {
        outputs = Set.copyOf(outputs);
    }

    /** Of a task that was found sound when its package was read. */
    public static TaskOutputs namedBy(TaskDefinition task, TemplateFields fields) {
        var texts = new ArrayList<String>();
        task.when().ifPresent(texts::add);
        task.written().child("spec").ifPresent(spec -> gather(spec, List.of(), fields, texts));
        task.written().child("modes").ifPresent(modes -> gather(modes, List.of(), path -> true, texts));
        var expressions = new Expressions();
        var names = new LinkedHashSet<OutputName>();
        boolean usesAll = false;
        for (var text : texts) {
            var compiled = expressions.compile(text);
            names.addAll(compiled.outputs());
            usesAll |= compiled.usesAllOutputs();
        }
        return new TaskOutputs(names, usesAll);
    }

    private static void gather(Located value, List<String> path, TemplateFields fields, List<String> found) {
        if (value instanceof Mapping mapping) {
            for (var entry : mapping.entries().values()) {
                var deeper = new ArrayList<>(path);
                deeper.add(entry.key());
                gather(entry.value(), deeper, fields, found);
            }
        } else if (value instanceof Sequence list) {
            list.items().forEach(item -> gather(item, path, fields, found));
        } else if (value instanceof Scalar scalar && Template.mayBe(scalar.text()) && fields.isTemplate(path)) {
            found.addAll(Template.parse(scalar.text()).template().expressions());
        }
    }
}
