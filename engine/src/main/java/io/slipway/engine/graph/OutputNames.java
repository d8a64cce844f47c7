package io.slipway.engine.graph;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the tasks whose outputs an expression names: {@code outputs.x}, {@code outputs["x"]}, {@code has(outputs.x)}. */
final class OutputNames extends CelExprVisitor {

    private static final String OUTPUTS = "outputs";
    private static final String INDEX = "_[_]";

    private final Set<OutputName> names = new LinkedHashSet<>();
    private boolean areUsed;
    private boolean areUsedWhole;

    /** Each task that is named; with a key where one is. */
    Set<OutputName> names() {
        return Set.copyOf(names);
    }

    boolean areUsed() {
        return areUsed;
    }

    /** Whether the map of all outputs is used otherwise than by naming a task in it. */
    boolean areUsedWhole() {
        return areUsedWhole;
    }

    @Override
    protected void visit(CelExpr expression, CelIdent name) {
        if (name.name().equals(OUTPUTS)) {
            areUsed = true;
            areUsedWhole = true;
        }
        super.visit(expression, name);
    }

    @Override
    protected void visit(CelExpr expression, CelSelect select) {
        if (!add(expression)) super.visit(expression, select);
    }

    @Override
    protected void visit(CelExpr expression, CelCall call) {
        if (!add(expression)) super.visit(expression, call);
    }

    private boolean add(CelExpr expression) {
        var last = step(expression);
        if (last.isEmpty()) return false;
        if (isOutputs(last.get().of())) return add(last.get().name(), "");
        var task = step(last.get().of());
        return task.isPresent()
                && isOutputs(task.get().of())
                && add(task.get().name(), last.get().name());
    }

    private boolean add(String task, String key) {
        areUsed = true;
        names.add(new OutputName(task, key));
        return true;
    }

    /** One step of a path: a name behind a dot, or a text in brackets. */
    private record PathStep(CelExpr of, String name) {}

    private static Optional<PathStep> step(CelExpr expression) {
        if (expression.getKind() == ExprKind.Kind.SELECT) {
            return Optional.of(new PathStep(
                    expression.select().operand(), expression.select().field()));
        }
        if (expression.getKind() != ExprKind.Kind.CALL
                || !expression.call().function().equals(INDEX)) {
            return Optional.empty();
        }
        var key = expression.call().args().get(1);
        boolean isText =
                key.getKind() == ExprKind.Kind.CONSTANT && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return isText
                ? Optional.of(new PathStep(
                        expression.call().args().get(0), key.constant().stringValue()))
                : Optional.empty();
    }

    private static boolean isOutputs(CelExpr expression) {
        return expression.getKind() == ExprKind.Kind.IDENT
                && expression.ident().name().equals(OUTPUTS);
    }
}
