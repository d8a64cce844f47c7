package io.slipway.engine.graph;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what an expression names: {@code outputs.x.y}, {@code values["x"]}, {@code has(outputs.x)}. */
public final class NamedPaths extends CelExprVisitor {

    /**
     * One name with the steps behind it.
     *
     * @param isAsked whether {@code has(…)} only asks if it is there
     */
    public record NamedPath(String root, List<String> steps, boolean isAsked) {

        public NamedPath {
            steps = List.copyOf(steps);
        }
    }

    private static final String INDEX = "_[_]";

    private final List<NamedPath> paths = new ArrayList<>();

    private NamedPaths() {}

    /** Each as far as its steps are known before anything runs. */
    public static List<NamedPath> in(CelAbstractSyntaxTree tree) {
        var found = new NamedPaths();
        found.visit(tree);
        return List.copyOf(found.paths);
    }

    @Override
    protected void visit(CelExpr expression, CelIdent name) {
        paths.add(new NamedPath(name.name(), List.of(), false));
        super.visit(expression, name);
    }

    @Override
    protected void visit(CelExpr expression, CelSelect select) {
        var path = path(expression);
        path.ifPresent(paths::add);
        if (path.isEmpty()) super.visit(expression, select);
    }

    @Override
    protected void visit(CelExpr expression, CelCall call) {
        var path = path(expression);
        path.ifPresent(paths::add);
        if (path.isEmpty()) super.visit(expression, call);
    }

    private static Optional<NamedPath> path(CelExpr expression) {
        if (expression.getKind() == ExprKind.Kind.IDENT) {
            return Optional.of(new NamedPath(expression.ident().name(), List.of(), false));
        }
        if (expression.getKind() == ExprKind.Kind.SELECT) {
            var select = expression.select();
            return path(select.operand()).map(of -> longer(of, select.field(), select.testOnly()));
        }
        return isStep(expression)
                ? path(expression.call().args().get(0))
                        .map(of -> longer(
                                of, expression.call().args().get(1).constant().stringValue(), false))
                : Optional.empty();
    }

    /** A text in brackets. */
    private static boolean isStep(CelExpr expression) {
        if (expression.getKind() != ExprKind.Kind.CALL
                || !expression.call().function().equals(INDEX)) return false;
        var key = expression.call().args().get(1);
        return key.getKind() == ExprKind.Kind.CONSTANT && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static NamedPath longer(NamedPath path, String step, boolean isAsked) {
        var steps = new ArrayList<>(path.steps());
        steps.add(step);
        return new NamedPath(path.root(), steps, isAsked);
    }
}
