package io.slipway.web.run;

import io.slipway.engine.run.RunEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event as REST shows it.
 *
 * @param kind {@code opened}, {@code task-started} …
 * @param direction {@code do} or {@code undo}, where it tells of a task
 * @param text a sentence
 */
public record EventView(
        long id,
        Instant at,
        String kind,
        int round,
        @Nullable String task,
        @Nullable String direction,
        @Nullable String by,
        String text) {

    static EventView of(RunEvent event) {
        return new EventView(
                event.id(),
                event.at(),
                kind(event.kind()),
                event.round(),
                event.task().orElse(null),
                event.direction().map(RunDocument::word).orElse(null),
                event.by().orElse(null),
                event.text());
    }

    static String kind(RunEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
