package io.slipway.engine.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One header block of a tar archive. */
final class TarHeader {

    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    private final byte[] block;
    private final long size;

    TarHeader(byte[] block) throws IOException {
        this.block = block;
        if (number(CHECKSUM, 8) != sum()) throw new IOException("a checksum in it is wrong");
        this.size = number(SIZE, 12);
    }

    long size() {
        return size;
    }

    char type() {
        return block[TYPE] == 0 ? '0' : (char) (block[TYPE] & 0xff);
    }

    String name() {
        // The prefix belongs to ustar (magic "ustar\0"); GNU's own old format ("ustar ") keeps times there.
        var prefix = text(MAGIC, 6).equals("ustar") && block[MAGIC + 5] == 0 ? text(PREFIX, 155) : "";
        return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) end++;
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private long number(int from, int length) throws IOException {
        if ((block[from] & 0x80) != 0) return binary(from, length);
        var digits = text(from, length).strip();
        try {
            long number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (number >= 0) return number;
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new IOException("a number in it is none");
    }

    /** GNU's way to write what has too many octal digits. */
    private long binary(int from, int length) throws IOException {
        long number = block[from] & 0x7f;
        for (int i = from + 1; i < from + length; i++) {
            if (number > Long.MAX_VALUE >> 8) throw new IOException("a number in it is too large");
            number = number << 8 | (block[i] & 0xff);
        }
        return number;
    }

    private long sum() {
        long sum = 0;
        for (int i = 0; i < block.length; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xff;
        }
        return sum;
    }
}
