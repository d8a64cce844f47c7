package io.slipway.adapters.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One file over HTTP, from the very address that was looked at: a name that says something else at the second question leads
 * nowhere. HTTP/1.0, so the answer comes in one piece and ends with the connection. Follows no redirect.
 */
final class PinnedGet implements Content {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_LINES = 200;

    /** The other side said no. */
    static final class BadAnswer extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean maySucceedLater;

        BadAnswer(String why, boolean maySucceedLater) {
            super(why);
            this.maySucceedLater = maySucceedLater;
        }

        boolean maySucceedLater() {
            return maySucceedLater;
        }
    }

    private final Socket socket;
    private final InputStream body;

    private PinnedGet(Socket socket, InputStream body) {
        this.socket = socket;
        this.body = body;
    }

    static PinnedGet open(URI url, InetAddress address) throws IOException {
        var socket = connect(url, address);
        try {
            socket.getOutputStream().write(request(url).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var in = new BufferedInputStream(socket.getInputStream());
            return new PinnedGet(socket, bodyOf(in, url));
        } catch (IOException | RuntimeException trouble) {
            socket.close();
            throw trouble;
        }
    }

    private static Socket connect(URI url, InetAddress address) throws IOException {
        boolean isSecure = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() != -1 ? url.getPort() : isSecure ? 443 : 80;
        var plain = new Socket();
        plain.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
        plain.setSoTimeout(TIMEOUT_MILLIS);
        if (!isSecure) return plain;
        // The certificate is held against the name in the address, not against where it led.
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secure = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static String request(URI url) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        var port = url.getPort() == -1 ? "" : ":" + url.getPort();
        return "GET " + path + query + " HTTP/1.0\r\nHost: " + url.getHost() + port
                + "\r\nUser-Agent: slipway\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    }

    private static InputStream bodyOf(InputStream in, URI url) throws IOException {
        var words = line(in).split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}"))
            throw new BadAnswer(Reach.shown(url) + " was answered with something that is not HTTP.", false);
        int status = Integer.parseInt(words[1]);
        if (status != 200)
            throw new BadAnswer(
                    Reach.shown(url) + " was answered with status " + status + "; redirects are not followed.",
                    status == 429 || status >= 500);
        for (int i = 0; i < MOST_LINES; i++) {
            var header = line(in);
            if (header.isEmpty()) return in;
            if (header.toLowerCase(Locale.ROOT).replace(" ", "").equals("transfer-encoding:chunked"))
                throw new BadAnswer(Reach.shown(url) + " was answered in chunks, which HTTP/1.0 does not know.", false);
        }
        throw new BadAnswer(Reach.shown(url) + " was answered with too many headers.", false);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            if (line.length() == LONGEST_LINE) throw new IOException("a line of the answer is too long");
            line.append((char) one);
        }
        return line.toString().strip();
    }

    @Override
    public InputStream stream() {
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
