package io.slipway.engine.graph;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses expressions that could build something huge out of parts that it shares: each {@code map} behind another may
 * repeat what the first one made. Such a thing costs nothing to build, and the evaluator's own message about it, which
 * writes it out, would never end.
 */
final class Growth extends CelExprVisitor {

    private static final int MOST_LISTS = 3;
    private static final int MOST_USES = 64;

    private final Set<String> variables = new HashSet<>();
    private final List<String> names = new ArrayList<>();
    private int lists;

    private Growth() {}

    /** Why not, to be put behind a comma. */
    static Optional<String> trouble(CelAbstractSyntaxTree tree) {
        var growth = new Growth();
        growth.visit(tree);
        if (growth.lists > MOST_LISTS) return Optional.of("it has more than %d map and filter".formatted(MOST_LISTS));
        long uses = growth.names.stream().filter(growth.variables::contains).count();
        return growth.lists > 1 && uses > MOST_USES
                ? Optional.of("it uses the variables of its map and filter more than %d times".formatted(MOST_USES))
                : Optional.empty();
    }

    @Override
    protected void visit(CelExpr expression, CelIdent name) {
        names.add(name.name());
        super.visit(expression, name);
    }

    @Override
    protected void visit(CelExpr expression, CelComprehension comprehension) {
        variables.add(comprehension.iterVar());
        if (comprehension.accuInit().getKind() == ExprKind.Kind.LIST) lists++;
        super.visit(expression, comprehension);
    }
}
