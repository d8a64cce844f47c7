package io.slipway.engine.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On PostgreSQL, where several nodes push at the same time. */
@WithPostgres
class PackageStoreOnPostgresIT extends PackageStoreLaws {

    private final PostgresDatabase database;

    PackageStoreOnPostgresIT(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    DatabaseAddress address() {
        return DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
    }

    @BeforeEach
    void thisIsPostgres() {
        assertThat(address().kind()).isEqualTo(DatabaseAddress.Kind.POSTGRESQL);
    }

    @Test
    void ofManyNodesThatPushDifferentFilesAsOneVersionOneWins() throws Exception {
        var nodes = new ArrayList<PackageStore>();
        for (int i = 0; i < 6; i++) nodes.add(anotherNode("cache-" + i));

        var pushed = atOnce(
                6,
                number -> () -> nodes.get(number)
                        .push(
                                someFiles("content " + number % 3),
                                "shop",
                                SemanticVersion.of("1.0.0"),
                                StoredPackage.TASK,
                                "anna",
                                false));

        // Two of each content: whoever has the winner's files finds them there.
        assertThat(pushed.stream().filter(Checked::isSound)).hasSize(2);
        assertThat(pushed.stream()
                        .filter(Checked::isSound)
                        .map(Checked::orThrow)
                        .filter(Pushed::isNew))
                .hasSize(1);
    }
}
