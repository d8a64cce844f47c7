package io.slipway.engine.pipeline;

import java.util.regex.Pattern;

/** Which components an input names: by their ids, by one of their outputs, or by a pattern as Vector has them. */
final class Inputs {

    private static final Pattern IS_PATTERN = Pattern.compile("[*?\\[]");

    private Inputs() {}

    static boolean isPattern(String input) {
        return IS_PATTERN.matcher(input).find();
    }

    static boolean names(String input, String id) {
        if (input.equals(id) || input.startsWith(id + ".")) return true;
        return isPattern(input) && (matches(input, id) || matches(input, id + ".any"));
    }

    private static boolean matches(String input, String id) {
        return Pattern.matches(asRegex(input), id);
    }

    /** {@code *} and {@code ?}, and sets in brackets, of which {@code !} in front means all others. */
    private static String asRegex(String input) {
        var regex = new StringBuilder();
        for (int at = 0; at < input.length(); at++) {
            char one = input.charAt(at);
            int end = one == '[' ? input.indexOf(']', at + 2) : -1;
            if (one == '*') regex.append(".*");
            else if (one == '?') regex.append('.');
            else if (end > 0) {
                regex.append(set(input.substring(at + 1, end)));
                at = end;
            } else regex.append(Pattern.quote(String.valueOf(one)));
        }
        return regex.toString();
    }

    private static String set(String inside) {
        boolean isNot = inside.startsWith("!");
        var letters = (isNot ? inside.substring(1) : inside).replaceAll("[\\\\\\[\\]^&]", "\\\\$0");
        return letters.isEmpty() ? "" : "[" + (isNot ? "^" : "") + letters + "]";
    }
}
