package io.slipway.engine.app.stanza;

/** Goes through a text line by line, without copying it. */
final class LineCursor {

    private final String text;
    private int begin;
    private int end;
    private int next;
    private int number;

    LineCursor(String text) {
        this.text = text;
    }

    boolean advance() {
        if (next >= text.length()) return false;
        begin = next;
        int lineFeed = text.indexOf('\n', begin);
        end = lineFeed < 0 ? text.length() : lineFeed;
        next = lineFeed < 0 ? end : end + 1;
        if (lineFeed > begin && text.charAt(lineFeed - 1) == '\r') end--;
        number++;
        return true;
    }

    boolean isLast() {
        return next >= text.length();
    }

    int number() {
        return number;
    }

    int begin() {
        return begin;
    }

    /** Where the next line begins. */
    int next() {
        return next;
    }

    int length() {
        return end - begin;
    }

    /** The line without its end. */
    String line() {
        return text.substring(begin, end);
    }

    /** An odd number of backslashes at the end: two of them are two characters of the value. */
    boolean goesOn() {
        int backslashes = 0;
        while (end - backslashes > begin && text.charAt(end - backslashes - 1) == '\\') backslashes++;
        return backslashes % 2 == 1;
    }
}
