package io.slipway.engine.graph;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the tasks whose outputs an expression names: {@code outputs.x}, {@code outputs["x"]}, {@code has(outputs.x)}. */
final class OutputNames extends CelExprVisitor {

    private static final String OUTPUTS = "outputs";
    private static final String INDEX = "_[_]";

    private final Set<String> tasks = new LinkedHashSet<>();
    private boolean areUsed;

    Set<String> tasks() {
        return Set.copyOf(tasks);
    }

    boolean areUsed() {
        return areUsed;
    }

    @Override
    protected void visit(CelExpr expression, CelIdent name) {
        areUsed |= name.name().equals(OUTPUTS);
        super.visit(expression, name);
    }

    @Override
    protected void visit(CelExpr expression, CelSelect select) {
        if (isOutputs(select.operand())) tasks.add(select.field());
        super.visit(expression, select);
    }

    @Override
    protected void visit(CelExpr expression, CelCall call) {
        if (call.function().equals(INDEX) && isOutputs(call.args().get(0))) {
            var key = call.args().get(1);
            if (key.getKind() == ExprKind.Kind.CONSTANT && key.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                tasks.add(key.constant().stringValue());
            }
        }
        super.visit(expression, call);
    }

    private static boolean isOutputs(CelExpr expression) {
        return expression.getKind() == ExprKind.Kind.IDENT
                && expression.ident().name().equals(OUTPUTS);
    }
}
