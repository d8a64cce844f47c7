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
        return parseAny(text).filter(address -> address.getScheme() != null && address.getHost() != null);
    }

    static Optional<URI> parseAny(String text) {
        try {
            return Optional.of(new URI(text));
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
        return switch (scheme(address)) {
            case "http" -> 80;
            case "ftp" -> 21;
            default -> 443;
        };
    }

    /** Web, with a host, and without user and password. */
    static boolean isPlain(URI address) {
        return address.getScheme() != null
                && (scheme(address).equals("http") || scheme(address).equals("https"))
                && address.getHost() != null
                && address.getRawUserInfo() == null;
    }

    /** Something that can be fetched: from the web, by FTP, or a file of this machine. */
    static boolean isFetchable(URI address) {
        if (address.getScheme() == null || address.getRawPath() == null) return false;
        return switch (scheme(address)) {
            case "ftp" -> address.getHost() != null && address.getRawUserInfo() == null;
            case "file" ->
                address.getRawAuthority() == null && address.getRawPath().startsWith("/");
            default -> isPlain(address);
        };
    }

    /** Without the query, in which tokens travel. */
    static String shown(URI address) {
        var port = address.getPort() == -1 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }
}
