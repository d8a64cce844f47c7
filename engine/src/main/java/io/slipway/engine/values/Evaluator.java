package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.ExpressionLanguage;
import io.slipway.engine.graph.NamedPaths;
import io.slipway.engine.graph.NamedPaths.NamedPath;
import io.slipway.engine.graph.PlainPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of expressions of one package. Each different text is compiled once. May be used by many threads.
 *
 * <p>What the evaluator itself says of trouble is never shown: it quotes values.
 */
final class Evaluator {

    private record Program(CelRuntime.Program program, List<NamedPath> paths) {}

    private final Map<String, Program> programs = new ConcurrentHashMap<>();

    JsonNode value(String expression, Scope scope) throws NoValue {
        var plain = PlainPath.parse(expression);
        if (plain.isPresent())
            return new Lookup(scope).at(plain.get().root(), plain.get().steps());
        try {
            return CelValues.json(evaluate(expression, scope));
        } catch (NoValue unfit) {
            throw troubled(expression, scope, unfit.sentences());
        }
    }

    boolean isTrue(String condition, Scope scope) throws NoValue {
        var value = value(condition, scope);
        if (value.isBoolean()) return value.booleanValue();
        throw troubled(condition, scope, "It is neither true nor false. Compare it with something.");
    }

    private Object evaluate(String expression, Scope scope) throws NoValue {
        var program = program(expression);
        try {
            return program.program().eval(variables(program, scope));
        } catch (CelEvaluationException trouble) {
            var missing = missing(program, scope);
            if (missing.isPresent()) throw missing.get();
            throw new NoValue(why(trouble));
        } catch (StackOverflowError tooDeep) {
            throw new NoValue("It is nested too deeply.");
        }
    }

    private Program program(String expression) throws NoValue {
        var known = programs.get(expression);
        if (known != null) return known;
        var tree = ExpressionLanguage.compile(expression);
        if (tree.isEmpty()) throw new NoValue("It cannot be understood, or would cost too much.");
        try {
            var made = new Program(CostLimits.RUNTIME.createProgram(tree.get()), NamedPaths.in(tree.get()));
            programs.put(expression, made);
            return made;
        } catch (CelEvaluationException unsound) {
            throw new NoValue("It cannot be understood.");
        }
    }

    /** Only what is named: values may be large. */
    private static Map<String, Object> variables(Program program, Scope scope) {
        var variables = new HashMap<String, Object>();
        for (var path : program.paths()) {
            switch (path.root()) {
                case "values" -> variables.computeIfAbsent("values", name -> CelValues.of(scope.values()));
                case "global" -> variables.computeIfAbsent("global", name -> CelValues.of(scope.global()));
                case "outputs" -> variables.computeIfAbsent("outputs", name -> outputs(scope));
                case "mode" -> variables.put("mode", scope.mode());
                case "fromVersion" -> variables.put("fromVersion", scope.fromVersion());
                case "toVersion" -> variables.put("toVersion", scope.toVersion());
                default -> {}
            }
        }
        return variables;
    }

    private static Map<String, Object> outputs(Scope scope) {
        var outputs = new HashMap<String, Object>();
        scope.outputs().forEach((task, answered) -> outputs.put(task, CelValues.of(answered)));
        return outputs;
    }

    private static Optional<NoValue> missing(Program program, Scope scope) {
        for (var path : program.paths()) {
            if (path.isAsked() || !Lookup.ROOTS.contains(path.root())) continue;
            try {
                new Lookup(scope).at(path.root(), path.steps());
            } catch (NoValue missing) {
                return Optional.of(missing);
            }
        }
        return Optional.empty();
    }

    private static String why(CelEvaluationException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof CostLimits.TooMuch) return "It was given up, because " + cause.getMessage() + ".";
        }
        return switch (trouble.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND -> "It names something that is not there. Ask with has(…) first.";
            case DIVIDE_BY_ZERO -> "It divides by zero.";
            case OVERLOAD_NOT_FOUND -> "It uses a value of another kind than it takes for granted.";
            case BAD_FORMAT, INVALID_ARGUMENT ->
                "It turns a value into another kind, of which it has not got the form.";
            case NUMERIC_OVERFLOW -> "A number in it gets too large.";
            case INDEX_OUT_OF_BOUNDS -> "It asks for an entry beyond the end of a list.";
            case ITERATION_BUDGET_EXCEEDED -> "It was given up, because it goes through too many entries.";
            default -> "It cannot be worked out.";
        };
    }

    /** Names the task and the expression, unless the sentences do already. */
    private static NoValue troubled(String expression, Scope scope, String sentences) {
        if (sentences.startsWith("Task ")) return new NoValue(sentences);
        return new NoValue("Task %s has the expression %s, which has no value here. %s"
                .formatted(Quoted.of(scope.task()), Quoted.of(expression.strip()), sentences));
    }
}
