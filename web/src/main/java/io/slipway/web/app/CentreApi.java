package io.slipway.web.app;

import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The configuration centre for services that follow it. */
@RestController
class CentreApi {

    private final ConfigurationCentre centre;

    CentreApi(ConfigurationCentre centre) {
        this.centre = centre;
    }

    /**
     * @param number to give as {@code after}; grows, with no gap that is filled later
     * @param change {@code put} or {@code delete}
     * @param run that made it, or absent
     * @param by who made it without a run
     */
    record CentreEvent(
            long number,
            String app,
            String kind,
            String name,
            int revision,
            String change,
            @Nullable String run,
            @Nullable String by,
            Instant at) {

        static CentreEvent of(ConfigurationCentre.Event event) {
            return new CentreEvent(
                    event.place(),
                    event.app(),
                    event.kind(),
                    event.name(),
                    event.revision(),
                    event.isThere() ? "put" : "delete",
                    event.run().isEmpty() ? null : event.run(),
                    event.by().orElse(null),
                    event.at());
        }
    }

    @GetMapping("/api/v1/centre/events")
    @Operation("Lists what was changed in the configuration centre behind this number, the oldest first.")
    Page<CentreEvent> events(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit, @RequestParam(defaultValue = "0") long after) {
        return Page.of(
                limit,
                most -> centre.events(after, most).stream().map(CentreEvent::of).toList(),
                event -> Long.toString(event.number()));
    }
}
