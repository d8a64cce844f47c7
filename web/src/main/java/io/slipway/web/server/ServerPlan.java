package io.slipway.web.server;

import io.slipway.engine.site.SiteSettings;
import io.slipway.engine.store.DatabaseAddress;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a server is started with.
 *
 * @param workers whether it takes up work; a server that only opens the store for a command does not
 * @param environment the process's variables, or a test's
 * @param onlyRun the one run that it works on; all where it is empty
 */
public record ServerPlan(
        DatabaseAddress database,
        SiteSettings site,
        String listen,
        int port,
        boolean workers,
        Logs logs,
        Map<String, String> environment,
        Optional<String> onlyRun) {

    /** A server that works on all runs, if it works at all. */
    public ServerPlan(
            DatabaseAddress database,
            SiteSettings site,
            String listen,
            int port,
            boolean workers,
            Logs logs,
            Map<String, String> environment) {
        this(database, site, listen, port, workers, logs, environment, Optional.empty());
    }

    /** Whether it is there for everybody, and not for one command. */
    public boolean isForAll() {
        return workers && onlyRun.isEmpty();
    }

    /** What goes to the standard error stream. */
    public enum Logs {
        /** Lines for people. */
        TEXT,
        /** One JSON object a line (Elastic Common Schema), for collectors. */
        JSON,
        /** Warnings and errors only: a command's own short-lived server. */
        QUIET
    }
}
