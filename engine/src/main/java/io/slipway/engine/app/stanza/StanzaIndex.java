package io.slipway.engine.app.stanza;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stanzas that pieces make. Of twins the first counts, and the others are told. */
final class StanzaIndex {

    private final Findings findings;
    private final Map<String, Stanza> stanzas = new LinkedHashMap<>();
    private String name = "";
    private Place place = Place.UNKNOWN;
    private Map<String, Entry> entries = new LinkedHashMap<>();

    private StanzaIndex(Findings findings) {
        this.findings = findings;
    }

    static Map<String, Stanza> of(List<Piece> pieces, Findings findings) {
        var index = new StanzaIndex(findings);
        pieces.forEach(index::add);
        index.close();
        return index.stanzas;
    }

    private void add(Piece piece) {
        if (piece.isStanza()) open(piece);
        if (piece.isKey()) key(piece);
    }

    private void open(Piece piece) {
        close();
        name = piece.word();
        place = piece.place();
        entries = new LinkedHashMap<>();
    }

    private void key(Piece piece) {
        if (!place.isKnown()) {
            findings.error(StanzaFaults.noStanza(piece.place(), piece.word()));
            return;
        }
        var first = entries.putIfAbsent(piece.word(), new Entry(piece.word(), piece.value(), piece.place()));
        if (first != null) findings.error(StanzaFaults.keyTwice(piece.place(), piece.word(), first.place()));
    }

    private void close() {
        if (!place.isKnown()) return;
        var first = stanzas.putIfAbsent(name, new Stanza(name, place, entries));
        if (first != null) findings.error(StanzaFaults.stanzaTwice(place, name, first.place()));
    }
}
