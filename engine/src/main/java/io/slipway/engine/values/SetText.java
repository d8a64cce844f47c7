package io.slipway.engine.values;

import java.util.ArrayList;
import java.util.List;

/** The text of a setting: what a backslash stands before is meant as it stands. */
final class SetText {

    private SetText() {}

    /** Keeps the backslashes. @param skipBraces whether separators within braces are left alone */
    static List<String> split(String text, char separator, boolean skipBraces) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                part.append(letter).append(text.charAt(++i));
                continue;
            }
            if (skipBraces && letter == '{') open++;
            if (skipBraces && letter == '}') open--;
            if (letter == separator && open <= 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    static String plain(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) i++;
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
