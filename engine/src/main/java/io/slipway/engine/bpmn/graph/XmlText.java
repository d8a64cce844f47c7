package io.slipway.engine.bpmn.graph;

/** XML that is written from any text: what XML cannot hold is replaced by a sign that people see. */
final class XmlText {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder xml = new StringBuilder(4096);

    XmlText raw(String trusted) {
        xml.append(trusted);
        return this;
    }

    XmlText raw(int number) {
        xml.append(number);
        return this;
    }

    XmlText attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        escape(holdable(value), true);
        xml.append('"');
        return this;
    }

    XmlText text(String text) {
        escape(holdable(text), false);
        return this;
    }

    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#13;");
                case '\n' -> xml.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> xml.append(inAttribute ? "&#9;" : "\t");
                default -> xml.append(one);
            }
        }
    }

    /**
     * The text as XML 1.0 can hold it: control characters become their pictures (␀ to ␟), and halves of pairs and what
     * is no character become the replacement character.
     */
    static String holdable(String text) {
        int odd = firstOdd(text);
        if (odd < 0) return text;
        var held = new StringBuilder(text);
        for (int i = odd; i < held.length(); i++) {
            if (isPair(held, i)) i++;
            else held.setCharAt(i, replaced(held.charAt(i)));
        }
        return held.toString();
    }

    private static int firstOdd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) i++;
            else if (replaced(text.charAt(i)) != text.charAt(i)) return i;
        }
        return -1;
    }

    private static boolean isPair(CharSequence text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static char replaced(char one) {
        if (one < ' ' && one != '\t' && one != '\n' && one != '\r') return (char) (CONTROL_PICTURES + one);
        return Character.isSurrogate(one) || one >= '\uFFFE' ? REPLACEMENT : one;
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
