package io.slipway.engine.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes tar archives, honest ones and others. */
final class Tar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Tar file(String name, String content) {
        return entry(name, '0', content);
    }

    Tar entry(String name, char type, String content) {
        var data = content.getBytes(StandardCharsets.UTF_8);
        header(name, type, data.length);
        bytes.writeBytes(data);
        bytes.writeBytes(new byte[(512 - data.length % 512) % 512]);
        return this;
    }

    Tar header(String name, char type, long size) {
        var block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 124, "%011o".formatted(size));
        put(block, 148, "        ");
        block[156] = (byte) type;
        put(block, 157, type == '1' || type == '2' ? "/etc/passwd" : "");
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte one : block) sum += one & 0xff;
        put(block, 148, "%06o\0 ".formatted(sum));
        bytes.writeBytes(block);
        return this;
    }

    private static void put(byte[] block, int at, String text) {
        var letters = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(letters, 0, block, at, letters.length);
    }

    Path writeTo(Path file) throws IOException {
        bytes.writeBytes(new byte[1024]);
        return writeCut(file);
    }

    Path writeCut(Path file) throws IOException {
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(bytes.toByteArray());
        }
        return file;
    }
}
