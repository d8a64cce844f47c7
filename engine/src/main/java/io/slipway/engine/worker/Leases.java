package io.slipway.engine.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prolongs leases, all in one statement. The one place that writes an engine's table by hand, since the engine's own way
 * writes whole rows: a process that is activated in between would stay suspended for good, and a suspended one would lose
 * its lease. The row's revision stays, so no heartbeat ever collides with a token that moves on.
 */
final class Leases {

    private static final String HELD = " where id_ = any (?) and worker_id_ = ?";

    private final JdbcTemplate jdbc;
    private final String node;
    private final Duration lease;

    Leases(DataSource dataSource, String node, Duration lease) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
        this.lease = lease;
    }

    /** Returns those that this node still has. */
    Set<String> extend(Collection<String> held) {
        Set<String> kept = jdbc.execute((ConnectionCallback<Set<String>>)
                connection -> prolong(connection, held) == held.size() ? Set.copyOf(held) : own(connection, held));
        return kept == null ? Set.of() : kept;
    }

    private int prolong(Connection connection, Collection<String> held) throws SQLException {
        try (var statement = connection.prepareStatement("update act_ru_ext_task set lock_exp_time_ = ?" + HELD)) {
            statement.setTimestamp(1, Timestamp.from(Instant.now().plus(lease)));
            set(statement, 2, held);
            return statement.executeUpdate();
        }
    }

    private Set<String> own(Connection connection, Collection<String> held) throws SQLException {
        try (var statement = connection.prepareStatement("select id_ from act_ru_ext_task" + HELD)) {
            set(statement, 1, held);
            var own = new HashSet<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) own.add(rows.getString(1));
            }
            return own;
        }
    }

    private void set(PreparedStatement statement, int first, Collection<String> held) throws SQLException {
        statement.setArray(first, statement.getConnection().createArrayOf("varchar", held.toArray()));
        statement.setString(first + 1, node);
    }
}
