package io.slipway.engine.pack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What kinds of files a zip says it holds. The JDK does not tell it, and without it a link looks like a small text file. Only
 * for telling people: nothing that stands here can make the unpacking write anything but plain files.
 */
final class ZipModes {

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    private final Map<String, Integer> kinds = new HashMap<>();

    private ZipModes() {}

    boolean isLink(String name) {
        return kinds.getOrDefault(name, FILE) == LINK;
    }

    boolean isSpecial(String name) {
        int kind = kinds.getOrDefault(name, FILE);
        return kind != FILE && kind != FOLDER && kind != LINK;
    }

    static ZipModes of(Path zip) throws IOException {
        try (var file = new RandomAccessFile(zip.toFile(), "r")) {
            var modes = new ZipModes();
            modes.read(directory(file));
            return modes;
        }
    }

    private static ByteBuffer directory(RandomAccessFile file) throws IOException {
        int tailLength = (int) Math.min(file.length(), END_LENGTH + 0xffff);
        var tail = part(file, file.length() - tailLength, tailLength);
        for (int at = tailLength - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + (tail.getShort(at + 20) & 0xffff) == tailLength) {
                long length = tail.getInt(at + 12) & 0xffffffffL;
                long from = file.length() - tailLength + at - length;
                if (from < 0) break;
                return part(file, from, (int) length);
            }
        }
        throw new IOException("its list of entries is not where it should be");
    }

    private static ByteBuffer part(RandomAccessFile file, long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void read(ByteBuffer list) {
        int at = 0;
        while (at + ENTRY_LENGTH <= list.limit() && list.getInt(at) == ENTRY) {
            int name = list.getShort(at + 28) & 0xffff;
            int kind = list.getInt(at + 38) >>> 16 & KIND;
            if (kind != 0 && at + ENTRY_LENGTH + name <= list.limit()) {
                kinds.put(new String(list.array(), at + ENTRY_LENGTH, name, StandardCharsets.UTF_8), kind);
            }
            at += ENTRY_LENGTH + name + (list.getShort(at + 30) & 0xffff) + (list.getShort(at + 32) & 0xffff);
        }
    }
}
