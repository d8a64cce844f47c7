package io.slipway.engine.worker;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a worker has to know of runs: whether they are paused, and how they end. */
final class RunSigns {

    private static final int MOST_RUNS = 100;

    /** @param ending why nothing more begins; null while the run goes on */
    record Sign(
            boolean paused,
            @Nullable String ending,
            boolean failFast,
            @Nullable String reason,
            @Nullable String failedTask) {

        boolean stopsWhatRuns() {
            return ending != null && (failFast || !"failed".equals(ending));
        }

        /** For people: "the run was cancelled". */
        String why() {
            var because = "failed".equals(ending) ? "the task " + failedTask + " failed" : "the run was " + ending;
            return reason == null || reason.isBlank() ? because + "." : because + ": " + reason;
        }
    }

    private final JdbcTemplate jdbc;

    RunSigns(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Map<String, Sign> of(Collection<String> runs) {
        if (runs.isEmpty()) return Map.of();
        Map<String, Sign> signs = jdbc.execute((ConnectionCallback<Map<String, Sign>>) connection -> {
            try (var statement = connection.prepareStatement(
                    "select id, state, ending, fail_fast, reason, failed_task from run where id = any (?)")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "varchar", runs.stream().distinct().toArray()));
                var found = new HashMap<String, Sign>();
                try (var row = statement.executeQuery()) {
                    while (row.next())
                        found.put(
                                row.getString(1),
                                new Sign(
                                        "paused".equals(row.getString(2)),
                                        row.getString(3),
                                        row.getBoolean(4),
                                        row.getString(5),
                                        row.getString(6)));
                }
                return found;
            }
        });
        return signs == null ? Map.of() : signs;
    }

    /** Runs that are not over, the oldest first. */
    List<String> underWay() {
        return jdbc.queryForList(
                "select id from run where state in ('running', 'waiting') order by created_at, id limit " + MOST_RUNS,
                String.class);
    }
}
