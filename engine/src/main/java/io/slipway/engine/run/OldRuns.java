package io.slipway.engine.run;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets runs that have been over for long, with all that was kept of them. */
public final class OldRuns {

    /** The next run of a package on a target goes by the last one there, and by the last one that succeeded. */
    private static final String OLD = """
            select r.id from run r
            where r.state in ('succeeded', 'rolled-back', 'cancelled', 'failed') and r.ended_at < :before
              and exists (select 1 from run n where n.name = r.name and n.target = r.target
                          and n.ended_at > r.ended_at)
              and (r.state <> 'succeeded'
                   or exists (select 1 from run s where s.name = r.name and s.target = r.target
                              and s.state = 'succeeded' and s.ended_at > r.ended_at))
            order by r.ended_at limit :most""";

    private final JdbcClient jdbc;
    private final Consumer<Collection<String>> history;
    private final TransactionOperations transaction;

    /** @param history forgets what the BPMN engine remembers of runs */
    public OldRuns(DataSource dataSource, Consumer<Collection<String>> history, TransactionOperations transaction) {
        this.jdbc = JdbcClient.create(dataSource);
        this.history = history;
        this.transaction = transaction;
    }

    /**
     * @param before only those that ended earlier
     * @param most how many at once: each is work for the database
     * @return how many were forgotten
     */
    public int forget(Instant before, int most) {
        var moment = OffsetDateTime.ofInstant(before, ZoneOffset.UTC);
        var forgotten = transaction.execute(status -> {
            var old = jdbc.sql(OLD)
                    .param("before", moment)
                    .param("most", most)
                    .query(String.class)
                    .list();
            if (!old.isEmpty()) forget(old);
            forgetValues(moment);
            return old.size();
        });
        return forgotten == null ? 0 : forgotten;
    }

    private void forget(List<String> runs) {
        history.accept(runs);
        // Its attempts, events and logs go with the row.
        jdbc.sql("delete from run where id in (:runs)").param("runs", runs).update();
    }

    /** Those of earlier rounds too, and those that were kept and never used. */
    private void forgetValues(OffsetDateTime before) {
        jdbc.sql("delete from filled_values where created_at < :before"
                        + " and not exists (select 1 from run r where r.values_id = filled_values.id)")
                .param("before", before)
                .update();
    }
}
