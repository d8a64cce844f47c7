package io.slipway.engine.app;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rights that {@code metadata/default.meta} gives: those of the whole app, and rows of single objects that say otherwise.
 * What a row leaves out is as in the whole app.
 */
public final class AppRights {

    static final AppRights NONE = new AppRights(Map.of());

    private final Map<String, Row> rows;

    /** What one stanza says. */
    record Row(Optional<String> owner, Optional<Set<Subject>> access, Optional<Set<Subject>> write) {
        static final Row EMPTY = new Row(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param rows by path of the object; the one of the whole app by the empty text */
    AppRights(Map<String, Row> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** Those of the whole app. */
    public Rights ofApp() {
        return of("");
    }

    public Rights of(AppObject object) {
        return of(object.path());
    }

    private Rights of(String path) {
        var app = rows.getOrDefault("", Row.EMPTY);
        var row = rows.getOrDefault(path, app);
        return new Rights(
                row.owner().or(app::owner),
                row.access().or(app::access).orElse(Set.of()),
                row.write().or(app::write).orElse(Set.of()));
    }
}
