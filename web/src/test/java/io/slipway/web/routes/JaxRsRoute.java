package io.slipway.web.routes;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A method and a path template in the table's notation. */
record JaxRsRoute(String method, String path) implements Comparable<JaxRsRoute> {

    private static final Comparator<JaxRsRoute> ORDER =
            Comparator.comparing(JaxRsRoute::path).thenComparing(JaxRsRoute::method);

    /** {@code {file:.*}} becomes {@code **}; any other expression is one segment, as in Camunda's own templates. */
    static String join(String prefix, @Nullable String template) {
        if (template == null || template.isEmpty()) {
            return prefix;
        }
        var path = template.startsWith("/") ? template : "/" + template;
        return prefix + path.replaceAll("\\{[^}:]+:\\s*\\.[*+]\\s*}$", "**");
    }

    @Override
    public int compareTo(JaxRsRoute other) {
        return ORDER.compare(this, other);
    }
}
