package io.slipway.web.run;

import io.slipway.engine.run.Reservations;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who holds which resource. */
@RestController
class ReservationsApi {

    private final Reservations reservations;

    ReservationsApi(Reservations reservations) {
        this.reservations = reservations;
    }

    /**
     * @param state {@code reserved} by the run, or {@code used} by the app
     * @param app that uses it, where one does
     */
    record Reservation(
            String resource,
            String state,
            String run,
            @Nullable String app,
            Instant since) {

        static Reservation of(Reservations.Held held) {
            return new Reservation(
                    held.key().text(),
                    held.app().isPresent() ? "used" : "reserved",
                    held.run(),
                    held.app().orElse(null),
                    held.since());
        }
    }

    @GetMapping("/api/v1/reservations")
    @Operation("Lists what runs hold and what apps use.")
    Page<Reservation> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(
                limit,
                most -> reservations.list(most, after).stream()
                        .map(Reservation::of)
                        .toList(),
                Reservation::resource);
    }
}
