package io.slipway.engine.site;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * From where a package may fetch what it does not bring along.
 *
 * @param allow addresses; each stands for everything beneath it, by whole segments of the path
 */
public record FetchPolicy(List<URI> allow) {

    public FetchPolicy {
        allow = List.copyOf(allow);
    }

    /** An address that could be read in two ways, such as one with {@code ..}, is never allowed. */
    public boolean allows(URI wanted) {
        return isUnmistakable(wanted) && allow.stream().anyMatch(prefix -> covers(prefix, wanted));
    }

    private static boolean covers(URI prefix, URI wanted) {
        return prefix.getScheme().equalsIgnoreCase(wanted.getScheme())
                && host(prefix).equalsIgnoreCase(host(wanted))
                && WebAddress.port(prefix) == WebAddress.port(wanted)
                && isBeneath(path(prefix), path(wanted));
    }

    /** A file has none. */
    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost();
    }

    private static boolean isBeneath(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    private static String path(URI address) {
        return address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    }

    private static boolean isUnmistakable(URI wanted) {
        if (!WebAddress.isFetchable(wanted)) {
            return false;
        }
        var path = wanted.getRawPath().toLowerCase(Locale.ROOT);
        return List.of(path.split("/", -1)).stream().noneMatch(segment -> segment.equals("..") || segment.equals("."))
                && List.of("%2e", "%2f", "%5c", "%00").stream().noneMatch(path::contains);
    }
}
