package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Several templates can match one path: {@code /process-definition/key/statistics} may be the statistics of the definition
 * {@code key}, or the definition whose key is {@code statistics}. The table must not open a door that Jersey takes for
 * another one.
 */
class JerseyAgreementTest {

    private static final RouteTable TABLE = RouteTable.shipped();
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "OPTIONS");

    private int served;
    private final List<String> faults = new ArrayList<>();

    @Test
    void noPathGetsTheRowOfAnotherHandlerThanTheOneThatServesIt() throws Exception {
        var applications = new HashMap<>(CamundaApplications.webApps());
        applications.putAll(CamundaApplications.defaultEngine());
        for (var application : applications.entrySet()) {
            askAll(application.getKey(), application.getValue());
        }

        assertThat(served).as("paths that Jersey serves").isGreaterThan(1_000);
        assertThat(faults).isEmpty();
    }

    private void askAll(String prefix, Set<Class<?>> classes) throws Exception {
        var jersey = new JerseyRouting(prefix, classes);
        var paths = AmbiguousPaths.of(prefix, JaxRsRoutes.of(prefix, classes).all());
        for (var path : paths) {
            for (var method : METHODS) {
                jersey.serves(method, path).ifPresent(handler -> compare(method, path, handler));
            }
        }
    }

    private void compare(String method, String path, String handler) {
        served++;
        var needed = TABLE.row(method, handler).orElseThrow();
        var found = TABLE.find(method, path);
        if (found.filter(row -> !standsFor(row, needed)).isPresent()) {
            faults.add(
                    "%s %s is served by%n  %s, but the table finds%n  %s".formatted(method, path, needed, found.get()));
        }
    }

    /** Jersey prefers an engine with the name {@code static} to a folder of static files; both need the same role. */
    private static boolean standsFor(Route found, Route needed) {
        boolean isFolder = found.pattern().text().endsWith("/static/**");
        return found.equals(needed) || isFolder && found.access() == needed.access();
    }
}
