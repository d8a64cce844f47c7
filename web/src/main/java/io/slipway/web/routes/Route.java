package io.slipway.web.routes;

/** One row of the table under one prefix, with the line of the file that it stands on. */
public record Route(String method, RoutePattern pattern, Access access, int line) {

    /** Stands for every method. */
    public static final String ANY_METHOD = "*";

    /** The row as it is written in the table, with its prefix. */
    @Override
    public String toString() {
        return "%-8s %-87s %s".formatted(method, pattern, access);
    }
}
