package io.slipway.engine.bpmn.graph;

/**
 * A property's text in a form that outlives a modeler: it writes tabs and carriage returns raw into an attribute, where
 * the next reader takes them for spaces, and a script may not bear that. They are written as their pictures, and a
 * picture that was there before gets {@code ␛} before it.
 */
final class PropertyText {

    private static final char TAB = '␉';
    private static final char RETURN = '␍';
    private static final char ESCAPE = '␛';

    private PropertyText() {}

    static String written(String text) {
        var holdable = XmlText.holdable(text);
        var written = new StringBuilder(holdable.length());
        for (char one : holdable.toCharArray()) {
            switch (one) {
                case '\t' -> written.append(TAB);
                case '\r' -> written.append(RETURN);
                case TAB, RETURN, ESCAPE -> written.append(ESCAPE).append(one);
                default -> written.append(one);
            }
        }
        return written.toString();
    }

    static String read(String written) {
        var text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char one = written.charAt(i);
            switch (one) {
                case TAB -> text.append('\t');
                case RETURN -> text.append('\r');
                case ESCAPE -> text.append(++i < written.length() ? written.charAt(i) : ESCAPE);
                default -> text.append(one);
            }
        }
        return text.toString();
    }
}
