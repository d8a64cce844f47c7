package io.slipway.engine.app.stanza;

/**
 * How large a stanza file may be, so that a hostile one costs us little.
 *
 * @param bytes of the file
 * @param line characters in one line; a longer value goes on behind a backslash
 * @param stanzas in the file
 * @param keys in all of its stanzas
 */
public record StanzaLimits(int bytes, int line, int stanzas, int keys) {

    public static final StanzaLimits USUAL = new StanzaLimits(8 * 1024 * 1024, 512 * 1024, 50_000, 200_000);
}
