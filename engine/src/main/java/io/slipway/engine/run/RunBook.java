package io.slipway.engine.run;

import io.slipway.engine.run.Run.Ending;
import io.slipway.engine.run.Run.Graphs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The runs, a row each. The row is also the lock that whoever moves a run's tokens takes first. */
public final class RunBook {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public RunBook(DataSource dataSource) {
        this(dataSource, Clock.systemUTC());
    }

    public RunBook(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** Opens a run of no package; for those who have a graph and nothing else. */
    public void open(String run) {
        jdbc.update("insert into run (id, round, state, created_at) values (?, 1, 'running', ?)", run, now());
    }

    /** Writes a new run; its id must be free. */
    public void open(Run run) {
        try {
            jdbc.update(
                    "insert into run (id, round, state, kind, package, name, version, target, mode, from_version, fail_fast,"
                            + " on_conflict, approval, started_by, values_id, global_revision, plan_digest, created_at)"
                            + " values (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    run.id(),
                    run.round(),
                    RunRows.word(run.subject().kind()),
                    run.subject().digest(),
                    run.subject().name(),
                    run.subject().version(),
                    run.subject().target(),
                    run.subject().mode(),
                    run.subject().fromVersion(),
                    run.wishes().failFast(),
                    RunRows.word(run.wishes().onConflict()),
                    run.wishes().approval(),
                    run.startedBy(),
                    run.valuesId(),
                    run.globalRevision(),
                    run.wishes().plan().orElse(null),
                    now());
        } catch (DuplicateKeyException taken) {
            throw new RunProblem(
                    RunProblem.Kind.CONFLICT,
                    "There is a run '" + run.id() + "' already. Choose another id, or give none.");
        }
    }

    public Optional<Run> find(String id) {
        return jdbc.query("select * from run where id = ?", RunRows::read, id).stream()
                .findFirst();
    }

    public Run get(String id) {
        return find(id).orElseThrow(() -> RunProblem.noRun(id));
    }

    /** The newest first; after this one where it is given. */
    public List<Run> list(int limit, @Nullable String after) {
        if (after == null)
            return jdbc.query("select * from run order by created_at desc, id desc limit ?", RunRows::read, limit);
        return jdbc.query(
                "select r.* from run r join run a on a.id = ? where (r.created_at, r.id) < (a.created_at, a.id)"
                        + " order by r.created_at desc, r.id desc limit ?",
                RunRows::read,
                after,
                limit);
    }

    /** As {@link #list(int, String)}, those only whose row has this state. */
    public List<Run> list(int limit, @Nullable String after, RunState state) {
        if (after == null)
            return jdbc.query(
                    "select * from run where state = ? order by created_at desc, id desc limit ?",
                    RunRows::read,
                    state.word(),
                    limit);
        return jdbc.query(
                "select r.* from run r join run a on a.id = ? where (r.created_at, r.id) < (a.created_at, a.id)"
                        + " and r.state = ? order by r.created_at desc, r.id desc limit ?",
                RunRows::read,
                after,
                state.word(),
                limit);
    }

    /** Installs, upgrades and uninstalls of an app, the newest first; after this one where it is given. */
    public List<Run> ofApp(String app, int limit, @Nullable String after) {
        if (after == null)
            return jdbc.query(
                    "select * from run where name = ? and kind <> 'run' order by created_at desc, id desc limit ?",
                    RunRows::read,
                    app,
                    limit);
        return jdbc.query(
                "select r.* from run r join run a on a.id = ? where (r.created_at, r.id) < (a.created_at, a.id)"
                        + " and r.name = ? and r.kind <> 'run' order by r.created_at desc, r.id desc limit ?",
                RunRows::read,
                after,
                app,
                limit);
    }

    /** Those that are not over, the oldest first. */
    public List<Run> open() {
        return jdbc.query(
                "select * from run where state in ('running', 'paused') order by created_at, id", RunRows::read);
    }

    /** What became of this package on this target before: the last run, and the last one that succeeded. */
    public List<Run> endedOf(String name, String target) {
        var lastOf =
                "select * from run where name = ? and target = ? and state %s order by ended_at desc, id desc limit 1";
        return Stream.of("not in ('running', 'paused')", "= 'succeeded'")
                .flatMap(states -> jdbc.query(lastOf.formatted(states), RunRows::read, name, target).stream())
                .toList();
    }

    /** Takes the rows of these runs for this transaction: whoever holds them is the only one who moves their tokens. */
    public void lock(Collection<String> runs) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.prepareStatement(
                    "select id from run where id = any (?) order by id for " + strength(connection))) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "varchar", runs.stream().distinct().toArray()));
                statement.executeQuery().close();
                return null;
            } catch (SQLException e) {
                throw new IllegalStateException("The rows of the runs could not be locked: " + e.getMessage(), e);
            }
        });
    }

    /**
     * Movers keep each other out, but not those who write rows that refer to the run: on PostgreSQL the full lock would make
     * each fetch of tasks, and each event, wait for the completer's commit.
     */
    private static String strength(Connection connection) throws SQLException {
        var isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        return isPostgres ? "no key update" : "update";
    }

    /** Nothing that has not begun begins any more; what was done is put back. The first reason stays. */
    public boolean fail(String run, @Nullable String task, String reason) {
        return end(run, new Ending(false, false, reason, Optional.ofNullable(task)));
    }

    /** As {@link #fail}, at somebody's wish. A run that is failing already cannot be kept any more. */
    public boolean cancel(String run, boolean keep, String reason) {
        return end(run, new Ending(true, keep, reason, Optional.empty()));
    }

    private boolean end(String run, Ending ending) {
        return jdbc.update(
                        "update run set ending = ?, keep = ?, failed_task = ?, reason = ?"
                                + " where id = ? and ending is null and state in ('running', 'paused')",
                        ending.cancelled() ? "cancelled" : "failed",
                        ending.keep(),
                        ending.task().orElse(null),
                        ending.reason(),
                        run)
                > 0;
    }

    /** Changes the state, if it is the expected one. */
    public boolean change(String run, RunState from, RunState to) {
        return jdbc.update("update run set state = ? where id = ? and state = ?", to.word(), run, from.word()) > 0;
    }

    /** Ends a run. */
    public void close(String run, RunState state) {
        jdbc.update(
                "update run set state = ?, phase = null, ended_at = ? where id = ? and state in ('running', 'paused')",
                state.word(),
                now(),
                run);
    }

    /** Opens the next round of a run that is over. */
    public void nextRound(String run, @Nullable String valuesId, String mode) {
        jdbc.update(
                "update run set round = round + 1, state = 'running', ending = null, keep = false, reason = null,"
                        + " failed_task = null, ended_at = null, mode = ?, values_id = coalesce(?, values_id) where id = ?",
                mode,
                valuesId,
                run);
    }

    public void phase(String run, String phase) {
        jdbc.update("update run set phase = ? where id = ?", phase, run);
    }

    public Optional<String> phaseOf(String run) {
        return jdbc.queryForList("select phase from run where id = ? and phase is not null", String.class, run).stream()
                .findFirst();
    }

    public void approve(String run, String by) {
        jdbc.update("update run set approved_by = ? where id = ?", by, run);
    }

    public void use(String run, Graphs graphs) {
        jdbc.update(
                "update run set forward_definition = ?, undo_definition = ?, forward_diagram = ?, undo_diagram = ?,"
                        + " edited_tasks = ? where id = ?",
                graphs.forwardDefinition(),
                graphs.undoDefinition(),
                graphs.forwardDiagram(),
                graphs.undoDiagram(),
                graphs.editedTasks(),
                run);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }
}
