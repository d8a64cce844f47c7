package io.slipway.engine.app.stanza;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import java.util.ArrayList;
import java.util.List;

/** Takes one text apart into pieces that together are that text again. */
final class StanzaParser {

    private final String file;
    private final String text;
    private final StanzaLimits limits;
    private final Findings findings;
    private final LineCursor lines;
    private final List<Piece> pieces = new ArrayList<>();
    private int stanzas;
    private int keys;

    /** @param text without a byte order mark */
    StanzaParser(String file, String text, StanzaLimits limits, Findings findings) {
        this.file = file;
        this.text = text;
        this.limits = limits;
        this.findings = findings;
        this.lines = new LineCursor(text);
    }

    List<Piece> pieces() {
        while (isWithinLimits() && lines.advance()) {
            if (!isTooLong()) piece();
        }
        return pieces;
    }

    private boolean isWithinLimits() {
        boolean tooManyStanzas = stanzas > limits.stanzas();
        boolean tooManyKeys = keys > limits.keys();
        var here = new Place(file, lines.number(), 0);
        if (tooManyStanzas) findings.error(StanzaFaults.tooMany(here, limits.stanzas(), "stanzas"));
        if (tooManyKeys) findings.error(StanzaFaults.tooMany(here, limits.keys(), "keys"));
        return !tooManyStanzas && !tooManyKeys;
    }

    private boolean isTooLong() {
        if (lines.length() <= limits.line()) return false;
        findings.error(StanzaFaults.longLine(new Place(file, lines.number(), 0), limits.line()));
        return true;
    }

    private void piece() {
        var line = lines.line();
        var content = line.strip();
        var place = new Place(file, lines.number(), 1 + line.indexOf(content));
        if (content.isEmpty() || content.charAt(0) == '#' || content.charAt(0) == ';') other(place);
        else if (content.charAt(0) == '[') stanza(content, place);
        else key(line, place);
    }

    private void other(Place place) {
        pieces.add(new Piece(Piece.Kind.OTHER, "", "", textFrom(lines.begin()), place));
    }

    private void stanza(String content, Place place) {
        checkCharacters(content, place);
        if (!content.endsWith("]")) {
            findings.error(StanzaFaults.openHeader(place));
            other(place);
            return;
        }
        stanzas++;
        var name = content.substring(1, content.length() - 1).strip();
        pieces.add(new Piece(Piece.Kind.STANZA, name, "", textFrom(lines.begin()), place));
    }

    private void key(String line, Place place) {
        int begin = lines.begin();
        int equals = line.indexOf('=');
        if (equals < 0 || line.substring(0, equals).isBlank()) {
            findings.error(StanzaFaults.badLine(place));
            other(place);
            return;
        }
        keys++;
        var value = value(equals + 1);
        pieces.add(new Piece(Piece.Kind.KEY, line.substring(0, equals).strip(), value, textFrom(begin), place));
        checkCharacters(line.substring(0, equals) + value, place);
    }

    /** From there to the end of the line, and of the lines that it goes on in; a comment there is part of the value. */
    private String value(int from) {
        var value = new StringBuilder();
        int begin = from;
        boolean goesOn = lines.goesOn();
        append(value, begin, goesOn);
        while (goesOn) {
            if (!lines.advance()) {
                findings.error(StanzaFaults.nothingFollows(new Place(file, lines.number(), 0)));
                break;
            }
            value.append('\n');
            goesOn = lines.goesOn();
            if (!isTooLong()) append(value, 0, goesOn);
        }
        return value.toString().strip();
    }

    private void append(StringBuilder value, int from, boolean withoutBackslash) {
        var line = lines.line();
        value.append(line, Math.min(from, line.length()), line.length() - (withoutBackslash ? 1 : 0));
    }

    private String textFrom(int begin) {
        return text.substring(begin, lines.next());
    }

    private void checkCharacters(String content, Place place) {
        content.chars()
                .filter(one -> Character.isISOControl(one) && one != '\t' && one != '\n')
                .findFirst()
                .ifPresent(stray -> findings.error(StanzaFaults.strayCharacter(place, stray)));
    }
}
