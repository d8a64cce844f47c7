package io.slipway.adapters.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What lies at an address, while it is read. */
interface Content extends AutoCloseable {

    int TIMEOUT_MILLIS = 30_000;

    InputStream stream();

    @Override
    void close() throws IOException;

    /** @param address where the host is; files have none and do not look at it */
    static Content open(URI url, InetAddress address) throws IOException {
        return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
            case "file" -> of(Files.newInputStream(Path.of(url.getPath())));
            case "ftp" -> of(ftp(url, address));
            default -> PinnedGet.open(url, address);
        };
    }

    private static Content of(InputStream stream) {
        return new Content() {
            @Override
            public InputStream stream() {
                return stream;
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    /** By the address itself, so that the name is not asked for again. */
    private static InputStream ftp(URI url, InetAddress address) throws IOException {
        var connection = new URL("ftp", address.getHostAddress(), url.getPort(), url.getRawPath()).openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection.getInputStream();
    }
}
