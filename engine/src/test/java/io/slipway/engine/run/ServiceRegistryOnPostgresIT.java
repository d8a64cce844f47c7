package io.slipway.engine.run;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;

/** On PostgreSQL. */
@WithPostgres
class ServiceRegistryOnPostgresIT extends ServiceRegistryLaws {

    private final PostgresDatabase database;

    ServiceRegistryOnPostgresIT(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    DatabaseAddress address() {
        return DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
    }
}
