package io.slipway.engine.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a pax header says of the entry behind it, as far as it matters here.
 *
 * @param path null where it says nothing of it
 * @param size negative where it says nothing of it
 */
record PaxHeader(@Nullable String path, long size, boolean isSparse) {

    static final PaxHeader NONE = new PaxHeader(null, -1, false);

    /** Records of the form {@code length key=value\n}, where the length counts the whole record. */
    static PaxHeader of(byte[] bytes) throws IOException {
        var found = NONE;
        for (int from = 0; from < bytes.length; ) {
            int space = from;
            while (space < bytes.length && bytes[space] != ' ') space++;
            long length = number(new String(bytes, from, space - from, StandardCharsets.US_ASCII));
            int end = (int) Math.min(from + length, Integer.MAX_VALUE);
            if (end <= space + 1 || end > bytes.length || bytes[end - 1] != '\n') throw broken();
            found = found.with(new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8));
            from = end;
        }
        return found;
    }

    private PaxHeader with(String record) throws IOException {
        int equals = record.indexOf('=');
        if (equals < 0) throw broken();
        var value = record.substring(equals + 1);
        var key = record.substring(0, equals);
        if (key.equals("path")) return new PaxHeader(value, size, isSparse);
        if (key.equals("size")) return new PaxHeader(path, number(value), isSparse);
        return key.startsWith("GNU.sparse.") ? new PaxHeader(path, size, true) : this;
    }

    private static long number(String digits) throws IOException {
        if (!digits.matches("[0-9]{1,15}")) throw broken();
        return Long.parseLong(digits);
    }

    private static IOException broken() {
        return new IOException("an extended header in it is broken");
    }
}
