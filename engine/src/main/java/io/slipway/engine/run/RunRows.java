package io.slipway.engine.run;

import io.slipway.engine.run.Run.Ending;
import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.OnConflict;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs from their rows. */
final class RunRows {

    private RunRows() {}

    static Run read(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getString("id"),
                row.getInt("round"),
                RunState.of(row.getString("state")),
                subject(row),
                new Wishes(
                        row.getBoolean("fail_fast"),
                        OnConflict.valueOf(row.getString("on_conflict").toUpperCase(Locale.ROOT)),
                        row.getBoolean("approval"),
                        Optional.<String>ofNullable(row.getString("plan_digest"))),
                ending(row),
                new Graphs(
                        row.getString("forward_definition"),
                        row.getString("undo_definition"),
                        row.getString("forward_diagram"),
                        row.getString("undo_diagram"),
                        row.getString("edited_tasks")),
                row.getString("started_by"),
                row.getString("values_id"),
                row.getInt("global_revision"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "ended_at").orElse(null));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                text(row, "package"),
                text(row, "name"),
                text(row, "version"),
                row.getString("target"),
                row.getString("mode"),
                text(row, "from_version"));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        var ending = row.getString("ending");
        if (ending == null) return Optional.empty();
        return Optional.of(new Ending(
                ending.equals("cancelled"),
                row.getBoolean("keep"),
                text(row, "reason"),
                Optional.ofNullable(row.getString("failed_task"))));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
