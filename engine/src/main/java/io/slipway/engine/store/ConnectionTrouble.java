package io.slipway.engine.store;

import java.sql.SQLException;

/** What a refused connection means, in words. */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    static StoreProblem explain(DatabaseAddress address, SQLException e) {
        return address.kind() == DatabaseAddress.Kind.H2 ? explainFile(address, e) : explainServer(address, e);
    }

    private static StoreProblem explainFile(DatabaseAddress address, SQLException e) {
        if (e.getErrorCode() == 90020) {
            return new StoreProblem(
                    "The database file at " + address.shown() + " is in use by another program.",
                    "Stop that program, or choose another data folder with --data.",
                    e);
        }
        return new StoreProblem(
                "The database file at " + address.shown() + " could not be opened: " + oneLine(e) + ".",
                "See that the folder can be written and the file is whole, or choose another data folder with --data.",
                e);
    }

    private static StoreProblem explainServer(DatabaseAddress address, SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "3D000" ->
                new StoreProblem(
                        "The database in " + address.shown() + " does not exist.",
                        "Create it there (createdb NAME), or correct --db.",
                        e);
            case "28P01", "28000" ->
                new StoreProblem(
                        "The database at " + address.shown() + " refused the login"
                                + (address.user() == null ? "" : " of '" + address.user() + "'") + ".",
                        "Correct SLIPWAY_DB_USER and SLIPWAY_DB_PASSWORD, or the login in --db.",
                        e);
            case "08001", "08004", "08006" ->
                new StoreProblem(
                        "No database answers at " + address.shown() + ": " + oneLine(e) + ".",
                        "Start it, or correct the host and port in --db.",
                        e);
            default ->
                new StoreProblem(
                        "The database at " + address.shown() + " could not be opened: " + oneLine(e) + ".",
                        "Mend what it says, or correct --db.",
                        e);
        };
    }

    private static String oneLine(SQLException e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message).replaceFirst("\\.+\\s*$", "");
    }
}
