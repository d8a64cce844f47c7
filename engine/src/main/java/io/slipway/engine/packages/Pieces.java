package io.slipway.engine.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bytes of packages, cut into pieces; one piece at a time is in memory. */
final class Pieces {

    static final int PIECE = 512 * 1024;

    private final JdbcTemplate jdbc;

    Pieces(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Whoever writes more than the limit gets a {@link TooLarge}. */
    Writing write(String digest, long most) {
        return new Writing(digest, most);
    }

    /** @param size of the whole, so that a package that is removed meanwhile is not taken for a short one */
    InputStream read(String digest, long size) {
        return new Reading(digest, size);
    }

    /** Ends the writing of what is larger than it may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    final class Writing extends OutputStream {

        private final String digest;
        private final long most;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int number;

        private Writing(String digest, long most) {
            this.digest = digest;
            this.most = most;
        }

        long written() {
            return (long) number * PIECE + filled;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (written() + length > most) throw new TooLarge();
            for (int done = 0; done < length; ) {
                int some = Math.min(length - done, PIECE - filled);
                System.arraycopy(bytes, offset + done, piece, filled, some);
                filled += some;
                done += some;
                if (filled == PIECE) store();
            }
        }

        /** Stores the last piece; the size is told before. */
        @Override
        public void close() {
            if (filled > 0) store();
        }

        private void store() {
            jdbc.update(
                    "insert into package_piece (digest, number, content) values (?, ?, ?)",
                    digest,
                    number,
                    Arrays.copyOf(piece, filled));
            number++;
            filled = 0;
        }
    }

    private final class Reading extends InputStream {

        private final String digest;
        private long left;
        private int number;
        private int at;
        private byte[] piece = new byte[0];

        private Reading(String digest, long size) {
            this.digest = digest;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) return 0;
            if (at == piece.length && !next()) return -1;
            int some = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, some);
            at += some;
            left -= some;
            return some;
        }

        private boolean next() throws IOException {
            if (left <= 0) return false;
            piece = content();
            at = 0;
            number++;
            return true;
        }

        private byte[] content() throws IOException {
            var found = jdbc.queryForList(
                    "select content from package_piece where digest = ? and number = ?", byte[].class, digest, number);
            byte @Nullable [] content = found.isEmpty() ? null : found.get(0);
            if (content == null) throw new IOException("the package " + digest + " was removed while it was read");
            return content;
        }
    }
}
