package io.slipway.engine.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;

/** The open database: reachable, of a version that this program knows, with our tables in it. */
public final class Store implements AutoCloseable {

    /** Job threads, completions, heartbeats and requests share these; it is not the number of tasks. */
    private static final int CONNECTIONS = 24;

    private static final int SECONDS_TO_CONNECT = 10;

    private final DatabaseAddress address;
    private final HikariDataSource dataSource;

    private Store(DatabaseAddress address, HikariDataSource dataSource) {
        this.address = address;
        this.dataSource = dataSource;
    }

    /** Opens the database and brings our tables up to date; several nodes may do this at the same time. */
    public static Store open(DatabaseAddress address) {
        tryOut(address);
        var store = new Store(address, new HikariDataSource(pool(address)));
        try (var onlyMe = store.lock("schema")) {
            new OwnTables(store.dataSource).bringUpToDate();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** One plain connection first: its error is the database's own and comes at once, a pool's comes late and wrapped. */
    private static void tryOut(DatabaseAddress address) {
        DriverManager.setLoginTimeout(SECONDS_TO_CONNECT);
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), login(address))) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw ConnectionTrouble.explain(address, e);
        }
    }

    private static Properties login(DatabaseAddress address) {
        var login = new Properties();
        if (address.user() != null) login.setProperty("user", address.user());
        if (address.password() != null) login.setProperty("password", address.password());
        return login;
    }

    private static HikariConfig pool(DatabaseAddress address) {
        var pool = new HikariConfig();
        pool.setPoolName("slipway");
        pool.setJdbcUrl(address.jdbcUrl());
        pool.setDataSourceProperties(login(address));
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(4);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (address.kind() == DatabaseAddress.Kind.POSTGRESQL) {
            // One round trip for a batch of inserts: a quarter more tasks a second.
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            pool.addDataSourceProperty("ApplicationName", "slipway");
        }
        return pool;
    }

    public DatabaseAddress address() {
        return address;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Settings settings() {
        return new Settings(dataSource, Clock.systemUTC());
    }

    public DatabaseLock lock(String name) {
        return DatabaseLock.take(dataSource, name);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
