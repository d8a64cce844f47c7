package io.slipway.testsystems;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Asks all tables of a store, the BPMN engine's and ours, whether a test left something behind. What a process leaves
 * there without being asked to is what fills an installation's disk in a year.
 */
public final class LeftoverRows {

    /** What an installation keeps by itself: versions, users and their rights, settings. */
    private static final Set<String> KEPT = Set.of(
            "act_ge_property",
            "act_ge_schema_log",
            "act_id_user",
            "act_id_group",
            "act_id_membership",
            "act_ru_authorization",
            "act_ru_filter",
            "act_hi_op_log",
            "slipway_schema_history",
            "setting",
            "api_token");

    private final DataSource store;
    private final TreeMap<String, Long> before;

    private LeftoverRows(DataSource store, TreeMap<String, Long> before) {
        this.store = store;
        this.before = before;
    }

    /** What is there before a test: what the program itself has put there. */
    public static LeftoverRows countedIn(DataSource store) {
        return new LeftoverRows(store, rowsIn(store));
    }

    /** Fails naming each table that has more rows than were counted. */
    public void assertNoMore() {
        var more = rowsIn(store);
        before.forEach((table, rows) -> more.computeIfPresent(table, (name, now) -> now > rows ? now - rows : null));
        if (!more.isEmpty()) throw new AssertionError("The test left rows behind: " + more);
    }

    /** Fails naming each table with its number of rows; more tables can be excepted by name. */
    public static void assertNoneIn(DataSource store, String... alsoKept) {
        var left = rowsIn(store, alsoKept);
        if (!left.isEmpty()) throw new AssertionError("The test left rows behind: " + left);
    }

    private static TreeMap<String, Long> rowsIn(DataSource store, String... alsoKept) {
        var left = new TreeMap<String, Long>();
        var excepted = Set.of(alsoKept);
        try (var connection = store.getConnection()) {
            for (var table : tables(connection)) {
                var name = table.toLowerCase(Locale.ROOT);
                var rows = KEPT.contains(name) || excepted.contains(name) ? 0 : count(connection, table);
                if (rows > 0) left.put(name, rows);
            }
        } catch (SQLException e) {
            throw new AssertionError("The tables could not be counted.", e);
        }
        return left;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        var names = new TreeSet<String>();
        var schema = connection.getSchema();
        try (var rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) names.add(rows.getString("TABLE_NAME"));
        }
        if (names.isEmpty())
            throw new AssertionError("There are no tables in schema " + schema + ": nothing was looked at.");
        return names;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from \"" + table + "\"")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
