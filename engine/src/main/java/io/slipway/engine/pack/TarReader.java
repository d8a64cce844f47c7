package io.slipway.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads tar archives as GNU tar, BSD tar and Java programs write them (ustar, long names of GNU, pax headers). Strict: what
 * it does not know is an error, and no header makes it hold more than {@link #LONGEST_HEADER} bytes.
 */
final class TarReader {

    private static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 64 * 1024;

    private final InputStream in;
    private Content content;

    /** @param type as in the header: 0 a file, 5 a folder, 1 and 2 links, others something special */
    record Entry(String name, char type) {

        boolean isFolder() {
            return type == '5' || (type == '0' && name.endsWith("/"));
        }

        boolean isFile() {
            return !isFolder() && (type == '0' || type == '7');
        }

        boolean isLink() {
            return type == '1' || type == '2';
        }
    }

    TarReader(InputStream in) {
        this.in = in;
        this.content = new Content(in, 0);
    }

    /** The next entry, or null at the end. Its content can be read until the next call. */
    @Nullable
    Entry next() throws IOException {
        String longName = null;
        PaxHeader pax = PaxHeader.NONE;
        while (true) {
            content.skipToEnd();
            var block = in.readNBytes(BLOCK);
            if (block.length < BLOCK) throw new IOException("it ends too early");
            if (isZero(block)) return null;
            var header = new TarHeader(block);
            content = new Content(in, header.type() == 'x' || pax.size() < 0 ? header.size() : pax.size());
            switch (header.type()) {
                case 'x' -> pax = PaxHeader.of(wholeHeader());
                case 'L' -> longName = text(wholeHeader());
                case 'g', 'K' -> wholeHeader();
                default -> {
                    var name = pax.path() != null ? pax.path() : longName != null ? longName : header.name();
                    return new Entry(name, pax.isSparse() ? 'S' : header.type());
                }
            }
        }
    }

    InputStream content() {
        return content;
    }

    private byte[] wholeHeader() throws IOException {
        if (content.left > LONGEST_HEADER) throw new IOException("a header in it is larger than any name needs");
        return content.readAllBytes();
    }

    private static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) end++;
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[BLOCK]);
    }

    /** The bytes of one entry; behind them comes padding up to the next block. */
    private static final class Content extends InputStream {

        private final InputStream in;
        private final int padding;
        private long left;

        Content(InputStream in, long size) {
            this.in = in;
            this.left = size;
            this.padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) return -1;
            int read = in.read(target, offset, (int) Math.min(length, left));
            if (read < 0) throw new IOException("it ends too early");
            left -= read;
            return read;
        }

        void skipToEnd() throws IOException {
            in.skipNBytes(left + padding);
            left = 0;
        }
    }
}
