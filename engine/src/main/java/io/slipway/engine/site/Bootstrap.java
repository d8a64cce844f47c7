package io.slipway.engine.site;

import java.util.List;
import java.util.stream.Stream;

/** Kafka's list of first servers. */
final class Bootstrap {

    private Bootstrap() {}

    static List<String> servers(String written) {
        return Stream.of(written.split(",", -1)).map(String::strip).toList();
    }

    /** Without the blanks that people put behind commas. */
    static String tidy(String written) {
        return String.join(",", servers(written));
    }
}
