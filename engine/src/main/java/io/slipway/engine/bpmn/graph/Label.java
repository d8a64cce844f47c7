package io.slipway.engine.bpmn.graph;

import java.util.regex.Pattern;

/** How a name is shown in its box: short enough for the engine's tables, and in a box that is high enough for it. */
final class Label {

    /** As much of a name as the engine's history holds. */
    static final int LONGEST = 255;

    private static final int WIDTH = 120;
    private static final int LEAST_HEIGHT = 80;
    private static final int PADDING = 7;
    /** The text stands in the middle, so what keeps it off the task's icon above is there below, too. */
    private static final int BELOW_THE_ICON = 18;

    private static final double LINE = 14.4;
    /** Where a modeler may begin a new line. */
    private static final Pattern BREAK = Pattern.compile("(?<=[\\s-])");

    private Label() {}

    /** The name, or its beginning with an ellipsis. */
    static String shortened(String name) {
        if (name.length() <= LONGEST) return name;
        int end = LONGEST - 1;
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + "…";
    }

    static Step.Size sizeFor(String label) {
        int needed = (int) Math.ceil(lines(label) * LINE) + 2 * BELOW_THE_ICON;
        return new Step.Size(WIDTH, Math.max(LEAST_HEIGHT, needed + needed % 2));
    }

    private static int lines(String label) {
        double room = WIDTH - 2 * PADDING;
        int lines = 1;
        double used = 0;
        for (var word : BREAK.split(label)) {
            double width = width(word);
            if (used > 0 && used + width > room) {
                lines++;
                used = 0;
            }
            used += width;
            while (used > room) {
                lines++;
                used -= room * 0.85;
            }
            if (word.endsWith("\n")) {
                lines++;
                used = 0;
            }
        }
        return lines;
    }

    private static double width(String word) {
        return word.codePoints().mapToDouble(Label::width).sum();
    }

    /** Of a letter of 12 pixels, rather too much than too little: the browser's font is not known here. */
    private static double width(int letter) {
        if (letter > 0x2E80) return 14;
        if (letter == 'W' || letter == 'M' || letter == '@') return 13;
        if (Character.isUpperCase(letter) || letter == 'm' || letter == 'w') return 10;
        return "iljtf.,:;'|! ".indexOf(letter) >= 0 ? 4.5 : 7.2;
    }
}
