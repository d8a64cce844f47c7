package io.slipway.engine.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Slipway's own tables, made and changed by numbered scripts. The BPMN engine's tables are its own business. */
final class OwnTables {

    private final Flyway flyway;

    OwnTables(DataSource dataSource) {
        flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:io/slipway/engine/store/migrations")
                .table("slipway_schema_history")
                // The database may hold the tables of others already, the BPMN engine's for one.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    void bringUpToDate() {
        refuseNewer();
        flyway.migrate();
    }

    private void refuseNewer() {
        var current = flyway.info().current();
        var known = newestKnown();
        if (current == null
                || current.getVersion() == null
                || !current.getVersion().isNewerThan(known)) return;
        throw new StoreProblem(
                "This database was last used by a newer Slipway: its tables are at version " + current.getVersion()
                        + ", this program knows them up to " + known + ".",
                "Start that newer Slipway, or restore a backup from before it.");
    }

    private String newestKnown() {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo one : flyway.info().all()) {
            var known = one.getScript() != null && !one.getState().name().startsWith("FUTURE");
            if (known && one.getVersion() != null && one.getVersion().isNewerThan(newest.getVersion())) {
                newest = one.getVersion();
            }
        }
        return newest.getVersion();
    }
}
