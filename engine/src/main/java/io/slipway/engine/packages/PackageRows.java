package io.slipway.engine.packages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of packages. */
final class PackageRows {

    private final JdbcClient jdbc;

    PackageRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private static StoredPackage read(ResultSet row, int number) throws SQLException {
        return new StoredPackage(
                row.getString("digest"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("version"),
                row.getLong("size"),
                row.getString("pushed_by"),
                row.getObject("pushed_at", OffsetDateTime.class).toInstant(),
                row.getString("label") != null);
    }

    Optional<StoredPackage> byDigest(String digest) {
        return one("digest = ?", digest);
    }

    Optional<StoredPackage> byLabel(String label) {
        return one("label = ?", label);
    }

    private Optional<StoredPackage> one(String where, String value) {
        return jdbc.sql("select * from package where " + where)
                .param(value)
                .query(PackageRows::read)
                .optional();
    }

    /** Those that their name and version mean. */
    List<StoredPackage> current(String name) {
        return jdbc.sql("select * from package where name = ? and label is not null")
                .param(name)
                .query(PackageRows::read)
                .list();
    }

    List<StoredPackage> beginningWith(String digest, int most) {
        return jdbc.sql("select * from package where digest >= ? and digest < ? order by digest limit ?")
                .params(digest, digest + "g", most)
                .query(PackageRows::read)
                .list();
    }

    List<String> names(int most) {
        return jdbc.sql("select distinct name from package order by name limit ?")
                .param(most)
                .query(String.class)
                .list();
    }

    /** The newest first. */
    List<StoredPackage> list(@Nullable String name, int most, @Nullable ListPosition after) {
        var where = name == null ? "" : " and name = :name";
        var behind = after == null ? "" : " and (pushed_at < :at or (pushed_at = :at and digest > :digest))";
        var sql = jdbc.sql("select * from package where 1 = 1" + where + behind
                        + " order by pushed_at desc, digest limit :most")
                .param("most", most);
        if (name != null) sql = sql.param("name", name);
        if (after != null)
            sql = sql.param("at", after.pushedAt().atOffset(ZoneOffset.UTC)).param("digest", after.digest());
        return sql.query(PackageRows::read).list();
    }

    void insert(String digest, String kind, String name, String version, String by, Instant at) {
        jdbc.sql("""
                        insert into package (digest, kind, name, version, label, size, pushed_by, pushed_at)
                        values (?, ?, ?, ?, ?, 0, ?, ?)""")
                .params(digest, kind, name, version, name + ":" + version, by, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void size(String digest, long size) {
        jdbc.sql("update package set size = ? where digest = ?")
                .params(size, digest)
                .update();
    }

    void takeLabelFrom(String digest) {
        jdbc.sql("update package set label = null where digest = ?")
                .param(digest)
                .update();
    }

    void giveLabelTo(String digest, String by, Instant at) {
        jdbc.sql("""
                        update package set label = name || ':' || version, pushed_by = ?, pushed_at = ?
                        where digest = ?""").params(by, at.atOffset(ZoneOffset.UTC), digest).update();
    }

    /** Takes the row for this transaction; false when it is not there. */
    boolean lock(String digest) {
        return jdbc.sql("select digest from package where digest = ? for update")
                .param(digest)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** In the words of run states: all but the four in which a run is over. */
    List<String> runsThatUse(String digest) {
        return jdbc.sql("""
                        select id from run where package = ?
                        and state not in ('succeeded', 'rolled-back', 'cancelled', 'failed') order by id limit 10""").param(digest).query(String.class).list();
    }

    /** Apps that are installed from it. */
    List<String> appsThatUse(String digest) {
        return jdbc.sql("select name from app where digest = ? order by name limit 10")
                .param(digest)
                .query(String.class)
                .list();
    }

    void delete(String digest) {
        jdbc.sql("delete from package where digest = ?").param(digest).update();
    }
}
