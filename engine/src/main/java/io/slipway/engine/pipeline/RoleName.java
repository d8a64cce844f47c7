package io.slipway.engine.pipeline;

/**
 * A configuration that all instances of a role run.
 *
 * @param service {@code vector}, {@code logstash}, or another one that the site names
 */
public record RoleName(String service, String role) implements Comparable<RoleName> {

    @Override
    public int compareTo(RoleName other) {
        return toString().compareTo(other.toString());
    }

    /** {@code vector/agg}. */
    @Override
    public String toString() {
        return service + "/" + role;
    }
}
