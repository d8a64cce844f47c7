package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Whether what runs in a manifest's pods may reach its node: what a site can forbid. */
final class PodPrivileges {

    private static final List<String> OF_HOST = List.of("hostNetwork", "hostPID", "hostIPC");

    private PodPrivileges() {}

    /** The first that is found, as a path; wherever a pod's spec stands in the object. */
    static Optional<String> in(JsonNode manifest) {
        return in(manifest, "");
    }

    private static Optional<String> in(JsonNode value, String path) {
        if (value.path("privileged").asBoolean()
                || value.path("allowPrivilegeEscalation").asBoolean())
            return Optional.of(
                    path + (value.path("privileged").asBoolean() ? "privileged" : "allowPrivilegeEscalation"));
        for (var field : OF_HOST) if (value.path(field).asBoolean()) return Optional.of(path + field);
        if (value.path("hostPath").isObject()) return Optional.of(path + "hostPath");
        if (value.isObject())
            for (var one : value.properties()) {
                var found = in(one.getValue(), path + one.getKey() + ".");
                if (found.isPresent()) return found;
            }
        if (value.isArray())
            for (var one : value) {
                var found = in(one, path);
                if (found.isPresent()) return found;
            }
        return Optional.empty();
    }
}
