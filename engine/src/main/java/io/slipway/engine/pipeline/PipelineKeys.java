package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.ResourceKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a part needs for itself, so that of two runs at the same moment one waits: ids in its role, ports on its machines. */
public final class PipelineKeys {

    private PipelineKeys() {}

    /** {@code component:vector/agg/in} and {@code port:9000@this-machine}. */
    public static Set<ResourceKey> of(RoleName role, JsonNode content, PipelineTargets targets) {
        var keys = new TreeSet<ResourceKey>();
        var shape = PartShape.of(role.service(), content);
        for (var component : shape.components())
            keys.add(new ResourceKey("component:" + encoded(role.service()) + "/" + encoded(role.role()) + "/"
                    + encoded(component.id())));
        for (var host : hosts(role, targets))
            for (var port : shape.ports()) keys.add(new ResourceKey("port:" + encoded(port.port(":")) + "@" + host));
        return keys;
    }

    private static Set<String> hosts(RoleName role, PipelineTargets targets) {
        var hosts = targets.of(role).stream()
                .map(target -> encoded(target.host()))
                .collect(Collectors.toCollection(TreeSet::new));
        return hosts.isEmpty() ? Set.of(encoded(role.service()) + "/" + encoded(role.role())) : hosts;
    }

    /** Readable as far as a key can be: no blanks, and nothing too long. */
    private static String encoded(String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
        return encoded.length() <= 120
                ? encoded
                : encoded.substring(0, 80) + "~" + TextDigest.of(text).substring(0, 32);
    }
}
