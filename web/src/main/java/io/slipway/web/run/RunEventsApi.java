package io.slipway.web.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.access.Page;
import io.slipway.web.feed.Feeds;
import io.slipway.web.feed.StreamForm;
import io.slipway.web.openapi.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a run: as a list, or live. */
@RestController
@RequestMapping("/api/v1/runs/{id}/events")
class RunEventsApi {

    private final RunBook runs;
    private final RunEvents events;
    private final Feeds feeds;
    private final ObjectMapper json;

    RunEventsApi(RunBook runs, RunEvents events, Feeds feeds, ObjectMapper json) {
        this.runs = runs;
        this.events = events;
        this.feeds = feeds;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation("Lists what happened in a run, in its order.")
    Page<EventView> list(
            @PathVariable String id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        runs.get(id);
        var from = number(after);
        return Page.of(
                limit,
                most -> events.after(id, from, most).stream().map(EventView::of).toList(),
                event -> String.valueOf(event.id()));
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation("Tells what happens in a run as it happens, from its beginning or from the Last-Event-ID on.")
    void watch(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        runs.get(id);
        // The browser says it when it comes back by itself; then the address still holds what was asked at first.
        var from = number(last == null || last.isBlank() ? after : last);
        feeds.watch(
                "events of " + id,
                () -> new EventSource(id, runs, events, json),
                from,
                StreamForm.EVENTS,
                request,
                response);
    }

    static long number(@Nullable String text) {
        if (text == null || text.isBlank()) return 0;
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new RunProblem(
                    RunProblem.Kind.INVALID,
                    "'" + text + "' is not the id of an event. Give the last one that you have got, or none.");
        }
    }
}
