package io.slipway.engine.graph;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.slipway.engine.graph.NamedPaths.NamedPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The expressions of one package, in CEL. Each different text is compiled once; a plain path such as
 * {@code outputs.database.endpoint}, which most expressions are, is understood without the compiler.
 */
final class Expressions {

    /** Whether an expression can be understood, and what it says of outputs. */
    record Compiled(
            Optional<String> trouble,
            boolean isCondition,
            boolean usesOutputs,
            boolean usesAllOutputs,
            Set<OutputName> outputs) {

        static Compiled faulty(String trouble) {
            return new Compiled(Optional.of(trouble), true, false, false, Set.of());
        }
    }

    /** Different ones in one package: compiling is what costs most, a third of a millisecond each. */
    private static final int MOST = 20_000;

    private static final int MOST_LETTERS = 1_000_000;

    /** What the compiler says for itself and its authors. */
    private static final Pattern ASIDES =
            Pattern.compile(" expecting \\{.*| \\(in container ''\\)| \\(candidates: .*", Pattern.DOTALL);

    private final Map<String, Compiled> compiled = new HashMap<>();
    private int count;
    private int letters;

    Compiled compile(String expression) {
        return compiled.computeIfAbsent(expression, this::compileNew);
    }

    private Compiled compileNew(String expression) {
        if (expression.isBlank()) return Compiled.faulty("it is empty");
        if (expression.length() > ExpressionLanguage.LONGEST)
            return Compiled.faulty("it is longer than %d letters".formatted(ExpressionLanguage.LONGEST));
        return PlainPath.parse(expression)
                .map(path -> of(true, Set.of(new NamedPath(path.root(), path.steps(), false))))
                .orElseGet(() -> compileCel(expression));
    }

    private Compiled compileCel(String expression) {
        letters += expression.length();
        if (++count > MOST || letters > MOST_LETTERS) {
            return Compiled.faulty("the package holds more than %d different expressions or %d letters of them"
                    .formatted(MOST, MOST_LETTERS));
        }
        var result = ExpressionLanguage.check(expression);
        if (result.hasError())
            return Compiled.faulty(sentence(result.getErrors().get(0)));
        try {
            var tree = result.getAst();
            return Growth.trouble(tree).map(Compiled::faulty).orElseGet(() -> of(tree));
        } catch (CelValidationException trouble) {
            return Compiled.faulty("it cannot be understood");
        }
    }

    private static Compiled of(CelAbstractSyntaxTree tree) {
        return of(isCondition(tree.getResultType()), NamedPaths.in(tree));
    }

    private static Compiled of(boolean isCondition, Collection<NamedPath> paths) {
        var outputs =
                paths.stream().filter(path -> path.root().equals("outputs")).toList();
        var names = outputs.stream()
                .map(NamedPath::steps)
                .filter(steps -> !steps.isEmpty())
                .map(steps -> new OutputName(steps.get(0), steps.size() > 1 ? steps.get(1) : ""))
                .collect(Collectors.toUnmodifiableSet());
        boolean usesAll = outputs.stream().anyMatch(path -> path.steps().isEmpty());
        return new Compiled(Optional.empty(), isCondition, !outputs.isEmpty(), usesAll, names);
    }

    private static boolean isCondition(CelType type) {
        return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN);
    }

    private static String sentence(CelIssue issue) {
        var location = issue.getSourceLocation();
        var message = ASIDES.matcher(issue.getMessage()).replaceAll("").strip();
        var what = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return location.getLine() <= 1
                ? "at its character %d: %s".formatted(location.getColumn() + 1, what)
                : "in its line %d, at character %d: %s".formatted(location.getLine(), location.getColumn() + 1, what);
    }
}
