package io.slipway.engine.pipeline;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What looks like a password in the text of a configuration, by the name of its key: in the forms of Vector and of Logstash.
 * Nobody declares secrets there, so this is a guess that rather covers too much.
 */
public final class PartSecrets {

    private static final Pattern SECRET = Pattern.compile(
            "[\"']?[\\w.-]*(?i:passw|secret|token|credential|api_?key|access_?key|private_?key|passphrase)[\\w.-]*[\"']?"
                    + "\\s*(?:=>|=|:)\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|'([^']*)'|([^\\s\"'{}\\[\\],]+))");

    /** {@code user:password@} in an address. */
    private static final Pattern IN_ADDRESS = Pattern.compile("://[^/\\s:@\"']*:([^@/\\s\"']+)@");

    private PartSecrets() {}

    public static Set<String> in(String text) {
        var found = new HashSet<String>();
        var secrets = SECRET.matcher(text);
        while (secrets.find()) for (int group = 1; group <= 3; group++) add(found, secrets.group(group));
        var addresses = IN_ADDRESS.matcher(text);
        while (addresses.find()) add(found, addresses.group(1));
        return found;
    }

    private static void add(Set<String> found, @org.jspecify.annotations.Nullable String secret) {
        if (secret == null || secret.isBlank() || secret.startsWith("${")) return;
        found.add(secret);
        found.add(secret.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
}
