package io.slipway.engine.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The one statement of the journal that the two databases spell differently: write a row, or raise the one that is there. */
enum JournalSql {
    POSTGRESQL("""
            with written as (
            insert into task_attempt as a (run, round, task, direction, state, attempt, epoch, owner, started_at)
            select r.id, r.round, w.task, w.direction,
                   case when r.ending is not null and w.direction = 'DO' then 'SKIPPED' else 'STARTED' end,
                   1, 1, ?, current_timestamp
            from unnest(?, ?, ?) as w(run, task, direction) join run r on r.id = w.run and r.state <> 'paused'
            order by r.id, w.task
            on conflict (run, round, task, direction)
            do update set attempt = a.attempt + 1, epoch = a.epoch + 1, owner = excluded.owner,
                state = case when excluded.state = 'SKIPPED' and a.state in ('RETRYING', 'STUCK') then 'FAILED' else a.state end
            returning a.*)
            select a.run, a.round, a.task, a.direction, a.attempt, a.epoch, a.state, a.undo_record is not null,
                   a.tries, r.ending is not null
            from written a join run r on r.id = a.run
            """) {
        @Override
        List<Attempt> takeUp(PreparedStatement statement, List<Journal.Wanted> tasks, String owner)
                throws SQLException {
            return JournalRows.attempts(statement);
        }
    },
    H2("""
            merge into task_attempt a
            using (
              select r.id as run, r.round as round, w.task as task, w.direction as direction, cast(? as varchar) as owner,
                     case when r.ending is not null and w.direction = 'DO' then 'SKIPPED' else 'STARTED' end as state
              from unnest(?, ?, ?) as w(run, task, direction)
              join run r on r.id = w.run and r.state <> 'paused'
            ) s
            on (a.run = s.run and a.round = s.round and a.task = s.task and a.direction = s.direction)
            when matched then update set attempt = a.attempt + 1, epoch = a.epoch + 1, owner = s.owner,
                state = case when s.state = 'SKIPPED' and a.state in ('RETRYING', 'STUCK') then 'FAILED' else a.state end
            when not matched then insert (run, round, task, direction, state, attempt, epoch, owner, started_at)
              values (s.run, s.round, s.task, s.direction, s.state, 1, 1, s.owner, current_timestamp)
            """) {
        @Override
        List<Attempt> takeUp(PreparedStatement statement, List<Journal.Wanted> tasks, String owner)
                throws SQLException {
            statement.executeUpdate();
            return JournalRows.read(statement.getConnection(), tasks, owner);
        }
    };

    private final String takeUp;

    JournalSql(String takeUp) {
        this.takeUp = takeUp;
    }

    static JournalSql of(DataSource dataSource) {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(dataSource, data -> data.getDatabaseProductName());
            return product.equals("H2") ? H2 : POSTGRESQL;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say what it is: " + e.getMessage(), e);
        }
    }

    /** @param owner a name of this call's own, so that exactly what it wrote can be read */
    List<Attempt> takeUp(Connection connection, List<Journal.Wanted> tasks, String owner) throws SQLException {
        try (var statement = connection.prepareStatement(takeUp)) {
            statement.setString(1, owner);
            Journal.setTasks(statement, tasks, 2);
            return takeUp(statement, tasks, owner);
        }
    }

    abstract List<Attempt> takeUp(PreparedStatement statement, List<Journal.Wanted> tasks, String owner)
            throws SQLException;
}
