package io.slipway.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes files as a tar archive whose bytes follow from names and contents alone: no times, no owners. */
final class TarWriter {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;

    private final OutputStream out;

    TarWriter(OutputStream out) {
        this.out = out;
    }

    void file(String name, boolean isProgram, long size, InputStream content) throws IOException {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) longName(bytes);
        header(Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_NAME)), '0', isProgram ? PROGRAM : FILE, size);
        long written = content.transferTo(out);
        if (written != size) throw new IOException(name + " changed while it was packed");
        pad(size);
    }

    void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
    }

    /** A pax header: what POSIX has for names that do not fit. */
    private void longName(byte[] name) throws IOException {
        var record = paxRecord(name);
        header("pax".getBytes(StandardCharsets.UTF_8), 'x', FILE, record.length);
        out.write(record);
        pad(record.length);
    }

    /** {@code length path=name\n}, where the length counts its own digits too. */
    private static byte[] paxRecord(byte[] name) {
        int beside = " path=\n".length() + name.length;
        int length = beside + 1;
        while (beside + String.valueOf(length).length() != length)
            length = beside + String.valueOf(length).length();
        var head = (length + " path=").getBytes(StandardCharsets.UTF_8);
        var record = Arrays.copyOf(head, length);
        System.arraycopy(name, 0, record, head.length, name.length);
        record[length - 1] = '\n';
        return record;
    }

    private void header(byte[] name, char type, int mode, long size) throws IOException {
        var block = new byte[BLOCK];
        System.arraycopy(name, 0, block, 0, name.length);
        put(block, 100, "%07o".formatted(mode));
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, 124, "%011o".formatted(size));
        put(block, 136, "00000000000");
        put(block, 148, "        ");
        block[156] = (byte) type;
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte one : block) sum += one & 0xff;
        put(block, 148, "%06o\0 ".formatted(sum));
        out.write(block);
    }

    private static void put(byte[] block, int at, String text) {
        var letters = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, block, at, letters.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
}
