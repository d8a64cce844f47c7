package io.slipway.engine.pipeline;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A port on which a component listens.
 *
 * @param component for people: {@code the source "in"}
 * @param address empty for all addresses of the machine
 */
record Listening(String component, String protocol, String address, int port) {

    static final String TCP = "tcp";
    static final String UDP = "udp";

    private static final Pattern ADDRESS = Pattern.compile("(?:([^:\\[\\]\\s]*)|\\[([^\\]\\s]+)\\]):([0-9]{1,5})");
    private static final Set<String> ALL = Set.of("", "0.0.0.0", "::", "*");
    private static final int MOST = 65_535;

    /** Of {@code 0.0.0.0:9000}; none where it is no such thing: a path, or a variable that only the service knows. */
    static Optional<Listening> at(String component, String protocol, String address) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) return Optional.empty();
        var host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return at(component, protocol, host, Integer.parseInt(parts.group(3)));
    }

    static Optional<Listening> at(String component, String protocol, String host, int port) {
        if (port < 1 || port > MOST) return Optional.empty();
        return Optional.of(new Listening(component, protocol, ALL.contains(host) ? "" : host, port));
    }

    boolean collidesWith(Listening other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (address.isEmpty() || other.address.isEmpty() || address.equals(other.address));
    }

    /** {@code 9000}, {@code 127.0.0.1:9000} or {@code 9000/udp}. */
    String port(String separator) {
        return (address.isEmpty() ? "" : address + separator) + port + (protocol.equals(UDP) ? "/udp" : "");
    }
}
