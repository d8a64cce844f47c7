package io.slipway.engine.graph;

import java.util.ArrayList;
import java.util.List;

/** A text with expressions in <code>${…}</code>. <code>$${</code> stands for <code>${</code> itself. */
public record Template(List<Part> parts) {

    /** A piece of a template. */
    public sealed interface Part {}

    /** What stands as it is. */
    public record Text(String text) implements Part {}

    /** What the value of an expression takes the place of. */
    public record Expression(String expression) implements Part {}

    /** A text in which <code>${</code> is not closed is no template; what stands from there on counts as text. */
    public record Parsed(Template template, boolean isClosed) {}

    public Template {
        parts = List.copyOf(parts);
    }

    public List<String> expressions() {
        return parts.stream()
                .filter(Expression.class::isInstance)
                .map(part -> ((Expression) part).expression())
                .toList();
    }

    public static boolean mayBe(String text) {
        return text.contains("${");
    }

    public static Parsed parse(String text) {
        var parts = new ArrayList<Part>();
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                plain.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = closing(text, at + 2);
                if (end < 0) return new Parsed(of(parts, plain.append(text, at, text.length())), false);
                flush(parts, plain);
                parts.add(new Expression(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return new Parsed(of(parts, plain), true);
    }

    private static Template of(List<Part> parts, StringBuilder plain) {
        flush(parts, plain);
        return new Template(parts);
    }

    private static void flush(List<Part> parts, StringBuilder plain) {
        if (!plain.isEmpty()) parts.add(new Text(plain.toString()));
        plain.setLength(0);
    }

    /** The brace that closes the expression: not one of a map in it, nor in a text in quotes. */
    private static int closing(String text, int from) {
        int open = 0;
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                if (letter == '\\') at++;
                else if (letter == quote) quote = 0;
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            } else if (letter == '{') {
                open++;
            } else if (letter == '}' && open-- == 0) {
                return at;
            }
        }
        return -1;
    }
}
