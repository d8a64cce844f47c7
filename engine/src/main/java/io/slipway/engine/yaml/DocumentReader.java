package io.slipway.engine.yaml;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads YAML 1.2 or JSON. Whatever is wrong with what people wrote comes back as faults with file, line and column;
 * nothing that they can write makes it throw.
 */
public final class DocumentReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final DocumentLimits limits;

    public DocumentReader() {
        this(DocumentLimits.USUAL);
    }

    public DocumentReader(DocumentLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a file; JSON if the name ends with {@code .json}, else YAML.
     *
     * @param name as faults shall name the file
     */
    public Document read(String name, Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return read(name, bytes.readNBytes(limits.bytes() + 1));
        } catch (IOException trouble) {
            return faulty(DocumentFaults.unreadable(Place.of(name), reason(trouble)));
        }
    }

    /**
     * Reads text; JSON if the name ends with {@code .json}, else YAML.
     *
     * @param name as faults shall name the document
     */
    public Document read(String name, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            return faulty(DocumentFaults.tooBig(Place.of(name), limits.bytes()));
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var text = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        return result.isError() ? faulty(DocumentFaults.notUtf8(TextEnd.of(name, text))) : parse(name, text.toString());
    }

    /**
     * Reads text; JSON if the name ends with {@code .json}, else YAML.
     *
     * @param name as faults shall name the document
     */
    public Document read(String name, String text) {
        return text.length() > limits.bytes()
                ? faulty(DocumentFaults.tooBig(Place.of(name), limits.bytes()))
                : parse(name, text);
    }

    private Document parse(String name, String marked) {
        var text = !marked.isEmpty() && marked.charAt(0) == BYTE_ORDER_MARK ? marked.substring(1) : marked;
        return name.toLowerCase(Locale.ROOT).endsWith(".json")
                ? JsonText.read(name, text, limits)
                : YamlText.read(name, text, limits);
    }

    private static Document faulty(Fault fault) {
        return new Document(null, Faults.of(fault));
    }

    private static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return trouble instanceof AccessDeniedException ? "access is denied" : "it is no ordinary file";
    }
}
