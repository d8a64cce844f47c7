package io.slipway.engine.app.stanza;

import io.slipway.engine.fault.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A change of one stanza or key; all other lines stay as they are. */
final class StanzaEdit {

    private final List<Piece> pieces;
    private final String lineEnd;

    StanzaEdit(List<Piece> pieces) {
        this.pieces = new ArrayList<>(pieces);
        this.lineEnd = pieces.stream()
                .map(Piece::lineEnd)
                .filter(end -> !end.isEmpty())
                .findFirst()
                .orElse("\n");
    }

    String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    StanzaEdit add(String stanza) {
        StanzaWords.objection(stanza, "any", "").ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        if (header(stanza) < 0) append(stanza);
        return this;
    }

    StanzaEdit set(String stanza, String key, String value) {
        StanzaWords.objection(stanza, key, value).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        int header = header(stanza);
        if (header < 0) {
            append(stanza);
            header = pieces.size() - 1;
        }
        int there = key(header, key);
        if (there < 0) insert(lastKey(header) + 1, key + " = " + written(value));
        else pieces.set(there, replaced(pieces.get(there), value));
        return this;
    }

    StanzaEdit remove(String stanza, String key) {
        int header = header(stanza);
        int there = header < 0 ? -1 : key(header, key);
        if (there >= 0) pieces.remove(there);
        return this;
    }

    StanzaEdit remove(String stanza) {
        int header = header(stanza);
        if (header >= 0) pieces.subList(header, lastKey(header) + 1).clear();
        return this;
    }

    private int header(String stanza) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isStanza() && pieces.get(i).word().equals(stanza)) return i;
        }
        return -1;
    }

    private int key(int header, String key) {
        for (int i = header + 1; i < pieces.size() && !pieces.get(i).isStanza(); i++) {
            if (pieces.get(i).isKey() && pieces.get(i).word().equals(key)) return i;
        }
        return -1;
    }

    /** The header itself when its stanza has no keys. */
    private int lastKey(int header) {
        int last = header;
        for (int i = header + 1; i < pieces.size() && !pieces.get(i).isStanza(); i++) {
            if (pieces.get(i).isKey()) last = i;
        }
        return last;
    }

    private void append(String stanza) {
        if (!pieces.isEmpty()) insert(pieces.size(), "");
        insert(pieces.size(), "[" + stanza + "]");
    }

    private void insert(int at, String line) {
        if (at > 0 && pieces.get(at - 1).lineEnd().isEmpty()) {
            var before = pieces.get(at - 1);
            pieces.set(at - 1, before.withText(before.text() + lineEnd));
        }
        pieces.add(at, new Piece(Piece.Kind.OTHER, "", "", line + lineEnd, Place.UNKNOWN));
    }

    /** The key and the white space around the equals sign stay as people wrote them. */
    private Piece replaced(Piece piece, String value) {
        int begin = piece.text().indexOf('=') + 1;
        while (begin < piece.text().length() && isBlank(piece.text().charAt(begin))) begin++;
        return piece.withText(piece.text().substring(0, begin) + written(value) + piece.lineEnd());
    }

    private static boolean isBlank(char one) {
        return one == ' ' || one == '\t';
    }

    private String written(String value) {
        return value.replace("\n", "\\" + lineEnd);
    }
}
