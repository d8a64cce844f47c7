package io.slipway.web.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.web.feed.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events of one run, to be watched. */
final class EventSource implements Source {

    private static final int AT_ONCE = 500;

    /** Longer than events are held back behind a gap. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final String id;
    private final RunBook runs;
    private final RunEvents events;
    private final ObjectMapper json;

    EventSource(String id, RunBook runs, RunEvents events, ObjectMapper json) {
        this.id = id;
        this.runs = runs;
        this.events = events;
        this.json = json;
    }

    @Override
    public List<Item> after(long number) {
        return events.after(id, number, AT_ONCE).stream().map(this::item).toList();
    }

    private Item item(RunEvent event) {
        return new Item(event.id(), EventView.kind(event.kind()), written(EventView.of(event)));
    }

    /** Its last event may be held back for a while although the run is over. */
    @Override
    public Optional<End> end() {
        var run = runs.find(id);
        if (run.isEmpty()) return Optional.of(new End(Long.MIN_VALUE, written(new LastWord("gone"))));
        if (!run.get().state().isOver()) return Optional.empty();
        var word = written(new LastWord(run.get().state().word()));
        var at = run.get().endedAt();
        var settled = at == null || at.isBefore(Instant.now().minus(SETTLED));
        return Optional.of(
                new End(settled ? Long.MIN_VALUE : events.closing(id, run.get().round()), word));
    }

    private record LastWord(String state) {}

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
