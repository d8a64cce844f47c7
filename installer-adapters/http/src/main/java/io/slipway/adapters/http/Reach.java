package io.slipway.adapters.http;

import io.slipway.engine.site.FetchPolicy;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** How far packages reach: to addresses that the site allows, and by them into no inner network that it does not name. */
final class Reach {

    /** Where a host is, asked for once. */
    sealed interface Found {
        record At(InetAddress address) implements Found {}

        record Refused(String why, boolean maySucceedLater) implements Found {}
    }

    /** Knows where hosts are. */
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final FetchPolicy policy;
    private final Names names;

    Reach(FetchPolicy policy) {
        this(policy, InetAddress::getAllByName);
    }

    Reach(FetchPolicy policy, Names names) {
        this.policy = policy;
        this.names = names;
    }

    boolean allows(URI url) {
        return policy.allows(url);
    }

    Found find(URI url) {
        if (!allows(url))
            return new Found.Refused(
                    "This site does not allow packages to reach " + shown(url)
                            + ". Ask whoever runs this Slipway to add it to policy.fetch.allow in slipway.yaml.",
                    false);
        if (url.getHost() == null) return new Found.At(InetAddress.getLoopbackAddress());
        try {
            var addresses = List.of(names.addressesOf(url.getHost()));
            for (var address : addresses) if (isInner(address) && !isNamed(url, address)) return inner(url);
            return new Found.At(addresses.get(0));
        } catch (UnknownHostException unknown) {
            return new Found.Refused(
                    "There is no host " + url.getHost() + ", or its name server does not answer.", true);
        }
    }

    private static Found inner(URI url) {
        return new Found.Refused(
                "The host " + url.getHost() + " lies in an inner network. If packages may go there, name its address "
                        + "beside its name in policy.fetch.allow, as in http://10.1.2.3:8080.",
                false);
    }

    private static boolean isInner(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || isInnerByFirstBytes(address.getAddress(), address);
    }

    /** Unique local IPv6, and what carriers and providers use within. */
    private static boolean isInnerByFirstBytes(byte[] bytes, InetAddress address) {
        if (address instanceof Inet6Address) return (bytes[0] & 0xfe) == 0xfc;
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0 || first == 100 && second >= 64 && second < 128;
    }

    /** The site's own words: the address itself, or localhost, which can be nothing else. */
    private boolean isNamed(URI url, InetAddress address) {
        if (url.getHost().equalsIgnoreCase("localhost") && address.isLoopbackAddress()) return true;
        var text = address.getHostAddress();
        return policy.allow().stream()
                .filter(prefix -> prefix.getHost() != null)
                .anyMatch(prefix -> prefix.getHost().replaceAll("[\\[\\]]", "").equals(text));
    }

    /** Without the query, in which tokens travel. */
    static String shown(URI url) {
        var port = url.getPort() == -1 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
    }
}
