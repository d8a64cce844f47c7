package io.slipway.engine.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * One holder at a time over all nodes of a database, for work that must happen once, such as making the tables.
 *
 * <p>On PostgreSQL it is an advisory lock on a connection of its own: a node that dies lets go of it with its
 * connection. On H2 there is one node only (the data folder's lock sees to that), so nothing has to be locked.
 */
public final class DatabaseLock implements AutoCloseable {

    private final Connection connection;
    private final boolean advisory;
    private final long key;

    private DatabaseLock(Connection connection, boolean advisory, long key) {
        this.connection = connection;
        this.advisory = advisory;
        this.key = key;
    }

    /** Waits until the lock of this name is free, and takes it. */
    public static DatabaseLock take(DataSource dataSource, String name) {
        try {
            var connection = dataSource.getConnection();
            var lock = new DatabaseLock(
                    connection,
                    connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"),
                    keyOf(name));
            lock.call("select pg_advisory_lock(?)");
            return lock;
        } catch (SQLException e) {
            throw new StoreProblem(
                    "The lock '" + name + "' could not be taken in the database: " + e.getMessage() + ".",
                    "Look at the database's own log, then start again.",
                    e);
        }
    }

    private static long keyOf(String name) {
        var crc = new CRC32();
        crc.update(("slipway:" + name).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private void call(String sql) throws SQLException {
        if (!advisory) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            statement.execute();
        }
    }

    @Override
    public void close() {
        try {
            if (!connection.isClosed()) call("select pg_advisory_unlock(?)");
        } catch (SQLException gone) {
            // The connection is broken, and the lock went with it.
        } finally {
            DataSourceUtils.releaseConnection(connection, null);
        }
    }
}
