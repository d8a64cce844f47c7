package io.slipway.engine.app;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.stanza.StanzaFile;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.pack.PackageFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of a package as text and as stanzas. All of them together are bounded too, since they are held all at once. */
final class PackageText {

    private static final int MOST_TEXT = 4 * 1024 * 1024;
    private static final int MOST_STANZAS = 16 * 1024 * 1024;
    private static final int MOST_KEYS = 400_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PackageFiles files;
    private final Findings findings;
    private long text;
    private long stanzas;
    private long keys;
    private boolean isFull;

    PackageText(PackageFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** As faults name it. */
    String name(String path) {
        return files.name() + "/" + path;
    }

    private Path file(String path) {
        return files.root().resolve(path);
    }

    StanzaFile stanzas(String path) {
        stanzas += size(path);
        if (stanzas > MOST_STANZAS || keys > MOST_KEYS) return full(path);
        var file = StanzaFile.read(name(path), file(path));
        keys += file.stanzas().size();
        for (var stanza : file.stanzas().values()) keys += stanza.entries().size();
        return file;
    }

    private StanzaFile full(String path) {
        tooBig(path);
        return StanzaFile.read(name(path), "");
    }

    Optional<String> read(String path) {
        text += size(path);
        if (text > MOST_TEXT) return tooBig(path);
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file(path)));
            var read = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read);
        } catch (CharacterCodingException notUtf8) {
            return faulty(path, "is not text in UTF-8", "Save it as UTF-8.");
        } catch (IOException trouble) {
            return faulty(path, "cannot be read", "Let the user that Slipway runs as read it.");
        }
    }

    private long size(String path) {
        try {
            return Files.size(file(path));
        } catch (IOException trouble) {
            return 0;
        }
    }

    /** Told once: what is behind it is not read either. */
    private Optional<String> tooBig(String path) {
        if (!isFull) findings.error(AppFaults.tooBig(Place.of(name(path)), MOST_STANZAS, MOST_KEYS, MOST_TEXT));
        isFull = true;
        return Optional.empty();
    }

    private Optional<String> faulty(String path, String why, String mend) {
        findings.error(new Fault("APP-FILE", Place.of(name(path)), "The file " + why + ".", mend));
        return Optional.empty();
    }
}
