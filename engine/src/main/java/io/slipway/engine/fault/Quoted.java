package io.slipway.engine.fault;

/** Other people's words inside our sentences: quoted, shortened, and without control characters. */
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    public static String of(String word) {
        var shown = word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…";
        return '"' + printable(shown) + '"';
    }

    public static String printable(String text) {
        if (text.chars().noneMatch(Quoted::steersTheTerminal)) {
            return text;
        }
        var clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (steersTheTerminal(clean.charAt(i))) {
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean.toString();
    }

    /** Control and format characters (right-to-left marks too), and line ends of any kind. */
    private static boolean steersTheTerminal(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
