package io.slipway.engine.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** The types of YAML 1.2's core schema: {@code yes}, {@code 12:30} and {@code 2026-01-01} are text. */
public enum ScalarType {
    NULL("nothing"),
    BOOLEAN("true or false"),
    INTEGER("a number"),
    FLOAT("a number"),
    TEXT("a text");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OTHER_BASE = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern POINT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");
    private static final int DIGITS_OF_EVERY_LONG = 18;

    private final String kind;

    ScalarType(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    /** The type of a scalar that stands without quotes and without a tag. */
    static ScalarType ofPlain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
            default -> mayBeNumber(text.charAt(0)) ? ofNumber(text) : TEXT;
        };
    }

    private static boolean mayBeNumber(char first) {
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static ScalarType ofNumber(String text) {
        if (isDecimal(text) || OTHER_BASE.matcher(text).matches()) {
            return INTEGER;
        }
        return POINT.matcher(text).matches() ? FLOAT : TEXT;
    }

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    ValueNode json(String text) {
        var nodes = JsonNodeFactory.instance;
        return switch (this) {
            case NULL -> nodes.nullNode();
            case BOOLEAN -> nodes.booleanNode(text.charAt(0) == 't' || text.charAt(0) == 'T');
            case INTEGER -> integer(text);
            case FLOAT -> nodes.numberNode(floating(text));
            case TEXT -> nodes.textNode(text);
        };
    }

    private static ValueNode integer(String text) {
        var nodes = JsonNodeFactory.instance;
        var value = big(text);
        if (value.bitLength() < Integer.SIZE) {
            return nodes.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? nodes.numberNode(value.longValue()) : nodes.numberNode(value);
    }

    private static BigInteger big(String text) {
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8);
        }
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.length() <= DIGITS_OF_EVERY_LONG ? BigInteger.valueOf(Long.parseLong(text)) : new BigInteger(text);
    }

    static double floating(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".nan")) {
            return Double.NaN;
        }
        if (saysInfinite(text)) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }

    private static boolean saysInfinite(String text) {
        return text.toLowerCase(Locale.ROOT).endsWith(".inf");
    }

    /** Whether a number can be held as it was written: not endless, and not beyond what a float reaches. */
    static boolean isWithinReach(ScalarType type, String text, int mostDigits) {
        if (type != INTEGER && type != FLOAT) {
            return true;
        }
        if (text.length() > mostDigits) {
            return false;
        }
        return type == INTEGER || saysInfinite(text) || !Double.isInfinite(floating(text));
    }
}
