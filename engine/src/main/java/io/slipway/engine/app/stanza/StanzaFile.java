package io.slipway.engine.app.stanza;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A stanza file: {@code [name]}, then {@code key = value}. Comments begin with {@code #} or {@code ;}; a line that ends with a
 * backslash goes on in the next one, and the line end stays in the value. Nothing that people can write makes reading throw;
 * what could be understood is there even when there are faults. Values are unchangeable; a change makes a new file, in which
 * all lines but the changed ones are the same.
 */
public final class StanzaFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final String mark;
    private final List<Piece> pieces;
    private final Map<String, Stanza> stanzas;
    private final Faults faults;

    private StanzaFile(String name, String mark, List<Piece> pieces, Findings findings) {
        this.name = name;
        this.mark = mark;
        this.pieces = List.copyOf(pieces);
        this.stanzas = Collections.unmodifiableMap(StanzaIndex.of(pieces, findings));
        this.faults = findings.errors();
    }

    /** @param name as faults shall name the file */
    public static StanzaFile read(String name, Path file) {
        return read(name, file, StanzaLimits.USUAL);
    }

    public static StanzaFile read(String name, Path file, StanzaLimits limits) {
        try (var bytes = Files.newInputStream(file)) {
            return read(name, bytes.readNBytes(limits.bytes() + 1), limits);
        } catch (IOException trouble) {
            return faulty(name, StanzaFaults.unreadable(Place.of(name)));
        }
    }

    public static StanzaFile read(String name, byte[] bytes) {
        return read(name, bytes, StanzaLimits.USUAL);
    }

    static StanzaFile read(String name, byte[] bytes, StanzaLimits limits) {
        if (bytes.length > limits.bytes()) return faulty(name, StanzaFaults.tooBig(Place.of(name), limits.bytes()));
        var text = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        return result.isError()
                ? faulty(name, StanzaFaults.notUtf8(endOf(name, text)))
                : parse(name, text.toString(), limits);
    }

    public static StanzaFile read(String name, String text) {
        return parse(name, text, StanzaLimits.USUAL);
    }

    private static StanzaFile parse(String name, String marked, StanzaLimits limits) {
        var mark = marked.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        var findings = new Findings();
        var pieces = new StanzaParser(name, marked.substring(mark.length()), limits, findings).pieces();
        return new StanzaFile(name, mark, pieces, findings);
    }

    private static StanzaFile faulty(String name, Fault fault) {
        var findings = new Findings();
        findings.error(fault);
        return new StanzaFile(name, "", List.of(), findings);
    }

    private static Place endOf(String name, CharSequence text) {
        int lines = (int) text.chars().filter(one -> one == '\n').count();
        return new Place(name, lines + 1, 0);
    }

    public String name() {
        return name;
    }

    /** By name, in the order in which they were written. */
    public Map<String, Stanza> stanzas() {
        return stanzas;
    }

    public Optional<Stanza> stanza(String stanza) {
        return Optional.ofNullable(stanzas.get(stanza));
    }

    public Faults faults() {
        return faults;
    }

    /** The whole file, byte order mark and line ends included. Of a file with faults, some of it may be missing. */
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining("", mark, ""));
    }

    /**
     * This file with one key set, the stanza made if need be. Only of a file without faults; {@link StanzaWords#objection}
     * tells before what cannot be written.
     */
    public StanzaFile with(String stanza, String key, String value) {
        return changed(edit().set(stanza, key, value));
    }

    /** This file with a stanza that may be without keys. */
    public StanzaFile with(String stanza) {
        return changed(edit().add(stanza));
    }

    /** Comments stay. */
    public StanzaFile without(String stanza, String key) {
        return changed(edit().remove(stanza, key));
    }

    /** With the comments between its keys; what stands above its name or below its last key stays. */
    public StanzaFile without(String stanza) {
        return changed(edit().remove(stanza));
    }

    private StanzaEdit edit() {
        faults.throwIfPresent();
        return new StanzaEdit(pieces);
    }

    /** Read anew, so that places and faults are those of the text as it is now. */
    private StanzaFile changed(StanzaEdit edit) {
        return parse(name, mark + edit.text(), StanzaLimits.USUAL);
    }
}
