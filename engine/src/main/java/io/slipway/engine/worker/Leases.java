package io.slipway.engine.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes leases and prolongs them. The one place that writes an engine's table by hand: for the engine's own fetch a
 * statement is put together anew each time, which was a quarter of a short task's work, and its own way to prolong writes
 * whole rows, so that a process that is activated in between would stay suspended for good.
 *
 * <p>Taking raises the row's revision, as the engine does it: who has read the task before (somebody who cancels, another
 * node) writes nothing. Prolonging leaves it, so no heartbeat ever collides with a token that moves on.
 */
final class Leases {

    /** Not suspended, with tries left, and nobody's or left behind. Always in one order, so that two nodes do not lock crosswise. */
    private static final String FREE =
            "select t.id_, t.rev_, t.topic_name_, t.proc_def_key_, t.act_id_, p.business_key_"
                    + " from act_ru_ext_task t join act_ru_execution p on p.id_ = t.proc_inst_id_"
                    + " where t.topic_name_ = any (?) and t.suspension_state_ = 1 and (t.retries_ is null or t.retries_ > 0)"
                    + " and (t.lock_exp_time_ is null or t.lock_exp_time_ <= ?)";

    private static final String OLDEST = " order by t.create_time_, t.id_ limit ?";

    private static final String HELD = " where id_ = any (?) and worker_id_ = ?";

    private final JdbcTemplate jdbc;
    private final String node;
    private final Duration lease;

    Leases(DataSource dataSource, String node, Duration lease) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
        this.lease = lease;
    }

    private record Free(Waiting task, int revision) {}

    /** Up to so many tasks of a run, or of any, old ones first; those that another node gets in between are left out. */
    List<Waiting> take(Collection<String> topics, int most, Optional<String> run) {
        List<Waiting> taken = jdbc.execute((ConnectionCallback<List<Waiting>>)
                connection -> lock(connection, free(connection, topics, most, run)));
        return taken == null ? List.of() : taken;
    }

    private static List<Free> free(Connection connection, Collection<String> topics, int most, Optional<String> run)
            throws SQLException {
        var query = FREE + (run.isPresent() ? " and p.business_key_ = ?" : "") + OLDEST;
        try (var statement = connection.prepareStatement(query)) {
            int next = 1;
            statement.setArray(next++, connection.createArrayOf("varchar", topics.toArray()));
            statement.setTimestamp(next++, Timestamp.from(Instant.now()));
            if (run.isPresent()) statement.setString(next++, run.get());
            statement.setInt(next, most);
            var found = new ArrayList<Free>();
            try (var row = statement.executeQuery()) {
                while (row.next()) found.add(free(row));
            }
            return found;
        }
    }

    private static Free free(ResultSet row) throws SQLException {
        var wanted = LeasedTasks.wanted(row.getString(4), row.getString(5), row.getString(6));
        return new Free(new Waiting(row.getString(1), row.getString(3), wanted), row.getInt(2));
    }

    private List<Waiting> lock(Connection connection, List<Free> free) throws SQLException {
        if (free.isEmpty()) return List.of();
        try (var statement =
                connection.prepareStatement("update act_ru_ext_task set worker_id_ = ?, lock_exp_time_ = ?,"
                        + " rev_ = rev_ + 1 where id_ = ? and rev_ = ?")) {
            for (var one : free) {
                statement.setString(1, node);
                statement.setTimestamp(2, Timestamp.from(Instant.now().plus(lease)));
                statement.setString(3, one.task().externalTask());
                statement.setInt(4, one.revision());
                statement.addBatch();
            }
            var counts = statement.executeBatch();
            return IntStream.range(0, counts.length)
                    .filter(i -> counts[i] != 0)
                    .mapToObj(i -> free.get(i).task())
                    .toList();
        }
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
