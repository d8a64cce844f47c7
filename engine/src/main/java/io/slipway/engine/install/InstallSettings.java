package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.values.FilledValues;
import io.slipway.engine.values.JsonText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an app stands and what was filled in for it: what nobody says anew stays as it was. */
public final class InstallSettings {

    private final AppBook book;
    private final RunBook runs;
    private final FilledValues filled;

    public InstallSettings(AppBook book, RunBook runs, FilledValues filled) {
        this.book = book;
        this.runs = runs;
        this.filled = filled;
    }

    /** The order with what the last install of the app was given, as far as it says nothing itself. */
    RunOrder asBefore(RunOrder order, AppPackage app) {
        var last = book.find(app.id()).flatMap(installed -> runs.find(installed.run()));
        if (last.isEmpty()) return order;
        var target = order.target().isBlank() ? last.get().subject().target() : order.target();
        var values = order.values().or(() -> valuesOf(last.get(), app));
        return order.with(order.reference(), target, values);
    }

    private Optional<String> valuesOf(Run last, AppPackage app) {
        return given(last.valuesId()).map(values -> JsonText.of(forKindsOf(app, values)));
    }

    private Optional<JsonNode> given(@Nullable String id) {
        return id == null ? Optional.empty() : filled.get(id);
    }

    /** What was said of a kind that this version has no longer counts for nothing. */
    private static JsonNode forKindsOf(AppPackage app, JsonNode values) {
        JsonNode fitting = values.deepCopy();
        if (fitting.path("tasks") instanceof ObjectNode tasks)
            tasks.retain(AppThings.of(app).kinds());
        return fitting;
    }
}
