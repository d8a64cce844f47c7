package io.slipway.engine.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** What the settings understand by an address on the web. */
final class WebAddress {

    private WebAddress() {}

    /** An address with a host; none for anything else. */
    static Optional<URI> parse(String text) {
        try {
            var address = new URI(text);
            return address.getScheme() != null && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    static String scheme(URI address) {
        return address.getScheme().toLowerCase(Locale.ROOT);
    }

    static int port(URI address) {
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return scheme(address).equals("http") ? 80 : 443;
    }

    /** Web, with a host, and without user and password. */
    static boolean isPlain(URI address) {
        return address.getScheme() != null
                && (scheme(address).equals("http") || scheme(address).equals("https"))
                && address.getHost() != null
                && address.getRawUserInfo() == null;
    }

    /** Without the query, in which tokens travel. */
    static String shown(URI address) {
        var port = address.getPort() == -1 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }
}
