package io.slipway.engine.release;

import io.slipway.engine.pack.PackageArchive;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.secrets.SecretBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of releases in our tables; values in it are encrypted. */
public final class StoredReleaseBook implements ReleaseBook {

    private static final int KEPT = 10;

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final Clock clock;

    public StoredReleaseBook(DataSource dataSource, SecretBox secrets, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public void begins(ReleaseRef release, int revision, Marks marks, ChartValues values) {
        var box = secrets.close(String.join("\n---\n", values.documents()));
        remove(release, "make", revision);
        remove(release, "remove", revision);
        jdbc.sql(
                        "insert into release_revision (target, namespace, name, what, revision, task_key, chart, values_digest,"
                                + " restores, content, begun_at) values (?, ?, ?, 'make', ?, ?, ?, ?, ?, ?, ?)")
                .params(release.target(), release.namespace(), release.name(), revision)
                .params(marks.key(), marks.chart(), marks.values(), marks.restores(), box, OffsetDateTime.now(clock))
                .update();
        prune(release, revision - KEPT);
    }

    @Override
    public void beginsRemoval(ReleaseRef release, int revision, String key) {
        remove(release, "remove", revision);
        jdbc.sql("insert into release_revision (target, namespace, name, what, revision, task_key, begun_at)"
                        + " values (?, ?, ?, 'remove', ?, ?, ?)")
                .params(release.target(), release.namespace(), release.name(), revision, key, OffsetDateTime.now(clock))
                .update();
    }

    private void remove(ReleaseRef release, String what, int revision) {
        jdbc.sql("delete from release_revision where target = ? and namespace = ? and name = ? and what = ?"
                        + " and revision = ?")
                .params(release.target(), release.namespace(), release.name(), what, revision)
                .update();
    }

    private void prune(ReleaseRef release, int upTo) {
        jdbc.sql("delete from release_revision where target = ? and namespace = ? and name = ? and revision <= ?")
                .params(release.target(), release.namespace(), release.name(), upTo)
                .update();
        jdbc.sql("delete from chart where not exists (select 1 from release_revision r where r.chart = chart.digest)"
                        + " and kept_at < ?")
                .param(OffsetDateTime.now(clock).minusHours(1))
                .update();
    }

    @Override
    public Ours ours(ReleaseRef release, History history) {
        return new Ours(numbers(release, "make", history, false), numbers(release, "remove", history, true));
    }

    private Set<Integer> numbers(ReleaseRef release, String what, History history, boolean anyKey) {
        record Row(int revision, String key) {}
        var rows = jdbc.sql("select revision, task_key from release_revision where target = ? and namespace = ?"
                        + " and name = ? and what = ?")
                .params(release.target(), release.namespace(), release.name(), what)
                .query((row, number) -> new Row(row.getInt(1), row.getString(2)))
                .list();
        return rows.stream()
                .filter(row -> history.revision(row.revision())
                        .filter(one -> anyKey || one.isMarked(row.key()))
                        .isPresent())
                .map(Row::revision)
                .collect(Collectors.toSet());
    }

    @Override
    public void forget(ReleaseRef release) {
        jdbc.sql("delete from release_revision where target = ? and namespace = ? and name = ?")
                .params(release.target(), release.namespace(), release.name())
                .update();
    }

    @Override
    public void keep(Chart chart) {
        if (has(chart.digest())) return;
        var bytes = new ByteArrayOutputStream();
        try {
            PackageArchive.write(PackageFiles.open(chart.folder()).orThrow(), bytes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        try {
            jdbc.sql("insert into chart (digest, name, version, content, kept_at) values (?, ?, ?, ?, ?)")
                    .params(chart.digest(), chart.name(), chart.version())
                    .params(bytes.toByteArray(), OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException another) {
            // Another task keeps the same one.
        }
    }

    private boolean has(String digest) {
        return jdbc.sql("select count(*) from chart where digest = ?")
                        .param(digest)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The archive of a chart that was kept. */
    public Optional<byte[]> chart(String digest) {
        return jdbc.sql("select content from chart where digest = ?")
                .param(digest)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** The values of a revision that is ours. */
    public Optional<String> values(ReleaseRef release, int revision) {
        return jdbc.sql("select content from release_revision where target = ? and namespace = ? and name = ?"
                        + " and what = 'make' and revision = ?")
                .params(release.target(), release.namespace(), release.name(), revision)
                .query(String.class)
                .optional()
                .map(secrets::open);
    }
}
