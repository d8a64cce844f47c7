package io.slipway.engine.release;

import java.util.regex.Pattern;

/**
 * One release.
 *
 * @param target the cluster, by the site's name; empty for the one of the usual rules
 */
public record ReleaseRef(String target, String namespace, String name) {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int LONGEST_NAME = 53;

    /** What Helm takes for a release's name. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    public static boolean isNamespace(String text) {
        return NAMESPACE.matcher(text).matches();
    }

    /** {@code shop/db}, as messages name it. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
