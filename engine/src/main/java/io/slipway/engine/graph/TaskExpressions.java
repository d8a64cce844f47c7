package io.slipway.engine.graph;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Checks the expressions of tasks, and gathers which task names the outputs of which. */
final class TaskExpressions {

    /** A task names the outputs of another. */
    record Use(String user, OutputName name, Place place) {}

    private final Expressions expressions = new Expressions();
    private final List<Use> uses = new ArrayList<>();
    private final Findings findings;

    TaskExpressions(Findings findings) {
        this.findings = findings;
    }

    List<Use> uses() {
        return uses;
    }

    /** @param task the id, or an empty text where it has none */
    void checkWhen(Scalar when, String task) {
        checkCondition(when).outputs().forEach(name -> uses.add(new Use(task, name, when.place())));
    }

    void checkModeWhen(Scalar when) {
        if (checkCondition(when).usesOutputs()) findings.add(ExpressionFaults.outputsInMode(when.place()));
    }

    private Expressions.Compiled checkCondition(Scalar when) {
        var compiled = compile(when.text(), when.place());
        if (!compiled.isCondition()) findings.add(ExpressionFaults.noCondition(when.place(), when.text()));
        return compiled;
    }

    private Expressions.Compiled compile(String expression, Place place) {
        var compiled = expressions.compile(expression);
        compiled.trouble().ifPresent(why -> findings.add(ExpressionFaults.faulty(place, expression, why)));
        return compiled;
    }

    /** The texts in a task's spec into which values are filled. */
    void checkSpec(Mapping spec, TemplateFields fields, String task) {
        checkFields(spec, List.of(), fields, task);
    }

    /** All texts of a mode's outputs. */
    void checkOutputs(Mapping outputs, String task) {
        checkFields(outputs, List.of(), path -> true, task);
    }

    private void checkFields(Located value, List<String> path, TemplateFields fields, String task) {
        if (value instanceof Mapping mapping) {
            for (var entry : mapping.entries().values()) {
                var deeper = new ArrayList<>(path);
                deeper.add(entry.key());
                checkFields(entry.value(), deeper, fields, task);
            }
        } else if (value instanceof Sequence list) {
            list.items().forEach(item -> checkFields(item, path, fields, task));
        } else if (value instanceof Scalar scalar && Template.mayBe(scalar.text()) && fields.isTemplate(path)) {
            checkTemplate(scalar, task);
        }
    }

    private void checkTemplate(Scalar text, String task) {
        var parsed = Template.parse(text.text());
        if (!parsed.isClosed()) findings.add(ExpressionFaults.open(text.place()));
        for (var expression : parsed.template().expressions()) {
            compile(expression, text.place()).outputs().forEach(name -> uses.add(new Use(task, name, text.place())));
        }
    }
}
