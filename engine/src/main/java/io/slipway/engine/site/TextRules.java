package io.slipway.engine.site;

import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/** How single texts must look. */
final class TextRules {

    private static final Pattern HOST_AND_PORT = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");
    private static final Pattern CONFIG_MAP = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}/[a-z0-9][a-z0-9.-]{0,252}");
    private static final Pattern ROLLOUT =
            Pattern.compile("(deployment|statefulset|daemonset)/[a-z0-9][a-z0-9.-]{0,252}");

    private TextRules() {}

    static void bootstrap(Scalar value, String path, Inspection inspection) {
        var servers = Bootstrap.servers(value.text());
        for (int i = 0; i < servers.size(); i++) {
            if (!isHostAndPort(servers.get(i))) {
                inspection.add(TextFaults.badBootstrap(value.place(), path, i + 1));
            }
        }
    }

    private static boolean isHostAndPort(String server) {
        var parts = HOST_AND_PORT.matcher(server);
        if (!parts.matches()) {
            return false;
        }
        int port = Integer.parseInt(parts.group(2));
        return port >= 1 && port <= 65_535;
    }

    static void configMap(Scalar value, String path, Inspection inspection) {
        if (!CONFIG_MAP.matcher(value.text()).matches()) {
            inspection.add(TextFaults.badConfigMap(value.place(), path, Quoted.of(value.text())));
        }
    }

    static void rollout(Scalar value, String path, Inspection inspection) {
        if (!ROLLOUT.matcher(value.text()).matches()) {
            inspection.add(TextFaults.badRollout(value.place(), path, Quoted.of(value.text())));
        }
    }

    static void webUrl(Scalar value, String path, Inspection inspection) {
        url(value, path, List.of("http", "https"), inspection);
    }

    static void repositoryUrl(Scalar value, String path, Inspection inspection) {
        url(value, path, List.of("http", "https", "oci"), inspection);
    }

    private static void url(Scalar value, String path, List<String> schemes, Inspection inspection) {
        var address = WebAddress.parse(value.text());
        if (address.isEmpty() || !schemes.contains(WebAddress.scheme(address.get()))) {
            inspection.add(TextFaults.badUrl(value.place(), path, schemes));
        } else if (address.get().getRawUserInfo() != null) {
            inspection.add(TextFaults.secretInUrl(value.place(), path));
        }
    }

    static void byteSize(Scalar value, String path, Inspection inspection) {
        if (ByteSize.parse(value.text()).isEmpty()) {
            inspection.add(TextFaults.badByteSize(value.place(), path, Quoted.of(value.text())));
        }
    }

    static void fetchPrefix(Scalar value, String path, Inspection inspection) {
        var isPrefix = WebAddress.parseAny(value.text())
                .filter(WebAddress::isFetchable)
                .filter(address -> address.getRawQuery() == null && address.getRawFragment() == null)
                .isPresent();
        if (!isPrefix) {
            inspection.add(TextFaults.badPrefix(value.place(), path));
        }
    }
}
