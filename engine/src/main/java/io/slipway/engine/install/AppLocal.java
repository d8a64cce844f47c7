package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.LocalChange;
import io.slipway.engine.app.LocalLayer;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.values.JsonText;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was changed of installed apps at run time (AP-27): the part of their {@code local} that no package has. It is laid over
 * {@code default} and {@code local} of the package, and stays when the app is upgraded. All in the caller's transaction.
 */
public final class AppLocal {

    /** An object of another app that an app has changed. */
    record Kept(String kind, String name, String keeper) {}

    private final JdbcTemplate jdbc;
    private final SecretBox box;
    private final LocalLayer layer;
    private final Clock clock;

    public AppLocal(DataSource dataSource, SecretBox box, LocalLayer layer, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.box = box;
        this.layer = layer;
        this.clock = clock;
    }

    public List<LocalChange> of(String app) {
        return jdbc.query(
                "select * from app_local where app = ? order by kind, name",
                (row, index) -> new LocalChange(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getBoolean("own"),
                        texts(JsonText.read(box.open(row.getString("content"))))),
                app);
    }

    private static Map<String, String> texts(JsonNode content) {
        var texts = new LinkedHashMap<String, String>();
        content.properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    /** The app as its package says, with what was changed. */
    public AppPackage over(AppPackage app) {
        return layer.over(app, of(app.id()));
    }

    /** What is wrong with this version of the app together with what was changed of the one before. */
    Faults faults(AppPackage app) {
        var changes = of(app.id());
        return changes.isEmpty() ? Faults.NONE : layer.check(layer.over(app, changes));
    }

    void put(String app, LocalChange change, String by) {
        remove(app, change.kind(), change.name());
        var content = JsonNodeFactory.instance.objectNode();
        change.values().forEach(content::put);
        jdbc.update(
                "insert into app_local (app, kind, name, own, content, changed_by, at) values (?, ?, ?, ?, ?, ?, ?)",
                app,
                change.kind(),
                change.name(),
                change.isOwn(),
                box.close(JsonText.of(content)),
                by,
                OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC));
    }

    void remove(String app, String kind, String name) {
        jdbc.update("delete from app_local where app = ? and kind = ? and name = ?", app, kind, name);
    }

    /** The keeper has changed an object of the app, and has it when the app gives it up. */
    void keep(String app, String kind, String name, String keeper) {
        letGo(app, kind, name, keeper);
        jdbc.update("insert into app_keeps (app, kind, name, keeper) values (?, ?, ?, ?)", app, kind, name, keeper);
    }

    private void letGo(String app, String kind, String name, String keeper) {
        jdbc.update(
                "delete from app_keeps where app = ? and kind = ? and name = ? and keeper = ?",
                app,
                kind,
                name,
                keeper);
    }

    List<Kept> kept(String app) {
        return jdbc.query(
                "select * from app_keeps where app = ? order by kind, name, keeper",
                (row, index) -> new Kept(row.getString("kind"), row.getString("name"), row.getString("keeper")),
                app);
    }

    void letGo(String app, Kept kept) {
        letGo(app, kept.kind(), kept.name(), kept.keeper());
    }

    /** An object that somebody takes away is gone for all. */
    void forget(String app, String kind, String name) {
        jdbc.update("delete from app_keeps where app = ? and kind = ? and name = ?", app, kind, name);
    }

    /** Changes of what this version of the app does not bring any more. */
    void dropAllBut(AppPackage app) {
        for (var change : of(app.id())) {
            var isThere = app.object(change.kind(), change.name()).isPresent();
            if (!change.isOwn() && !isThere) remove(app.id(), change.kind(), change.name());
        }
    }

    void drop(String app) {
        jdbc.update("delete from app_local where app = ?", app);
        jdbc.update("delete from app_keeps where keeper = ?", app);
    }
}
