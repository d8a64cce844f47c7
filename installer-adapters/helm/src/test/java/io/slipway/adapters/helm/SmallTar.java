package io.slipway.adapters.helm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Archives with whatever entries a test wants, those that no tool would write among them. */
final class SmallTar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SmallTar file(String name, String content) {
        return entry(name, '0', "", content.getBytes(StandardCharsets.UTF_8));
    }

    SmallTar link(String name, String to) {
        return entry(name, '2', to, new byte[0]);
    }

    private SmallTar entry(String name, char type, String link, byte[] content) {
        var block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644\0");
        put(block, 124, "%011o\0".formatted(content.length));
        put(block, 136, "00000000000\0");
        put(block, 148, "        ");
        put(block, 156, String.valueOf(type));
        put(block, 157, link);
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte one : block) sum += one & 0xff;
        put(block, 148, "%06o\0 ".formatted(sum));
        bytes.writeBytes(block);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    private static void put(byte[] block, int at, String text) {
        var letters = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, block, at, letters.length);
    }

    byte[] gzipped() {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes.toByteArray());
            gzip.write(new byte[1024]);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }
}
