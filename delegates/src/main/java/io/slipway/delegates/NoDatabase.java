package io.slipway.delegates;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Stands in where packages are only read: nothing is stored then. */
final class NoDatabase extends AbstractDataSource {

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("There is no database where packages are only read.");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
