package io.slipway.engine.bpmn.laws;

import java.util.regex.Pattern;

/**
 * The only expressions that a diagram may hold: a variable, or a comparison of variables and literals. No call, no way into an
 * object: the engine evaluates expressions in our process.
 */
final class PlainExpression {

    private static final String VARIABLE = "[a-zA-Z_][a-zA-Z0-9_]*+";
    private static final String LITERAL = "\"[^\"\\\\{}]*+\"|'[^'\\\\{}]*+'|-?[0-9]++(?:\\.[0-9]++)?+";
    private static final String OPERAND = "(?:" + LITERAL + "|" + VARIABLE + ")";
    private static final String TERM =
            "(?:(?:not\\s++|empty\\s++|!\\s*+))*+" + OPERAND + "(?:\\s*+(?:==|!=|<=|>=|<|>)\\s*+" + OPERAND + ")?+";
    private static final Pattern PLAIN =
            Pattern.compile("[$#]\\{\\s*+" + TERM + "(?:\\s*+(?:&&|\\|\\||and\\b|or\\b)\\s*+" + TERM + ")*+\\s*+}");
    private static final Pattern REFERENCE = Pattern.compile("[$#]\\{\\s*+(" + VARIABLE + ")\\s*+}");
    private static final int LONGEST = 4000;

    private PlainExpression() {}

    /** Whether all that the engine would evaluate in a text is plain; a text without expressions is. */
    static boolean isPlain(String text) {
        if (!holdsAny(text)) return true;
        if (text.length() > LONGEST) return false;
        // A sign in its place, so that what stands around it cannot become an expression.
        return !holdsAny(PLAIN.matcher(text).replaceAll("."));
    }

    static boolean holdsAny(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The name in {@code ${name}}; empty where the text is anything else. */
    static String reference(String text) {
        var reference = REFERENCE.matcher(text.strip());
        return reference.matches() ? reference.group(1) : "";
    }
}
