package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.web.Problem;
import java.util.concurrent.TimeUnit;

/** Watches a run until it is over, or waits for a person. */
final class RunWatcher {

    private static final long PAUSE_MILLIS = 300;

    /** The last event may be held back for a while behind one of another run. */
    private static final int LOOKS_FOR_THE_LAST_EVENT = 10;

    private final Rest rest;
    private final String path;
    private final Progress progress;
    private long last;
    private int closedRound;

    RunWatcher(Rest rest, String run, Progress progress) {
        this.rest = rest;
        this.path = RunPaths.of(run);
        this.progress = progress;
    }

    /** @return how the run stands in the end */
    JsonNode watch() {
        for (int waited = 0; ; ) {
            var run = look();
            waited = run.path("state").asText().equals("waiting") ? waited + 1 : 0;
            // Between two steps a run can look for a moment as if it waited.
            var over = run.path("exitCode").isInt() && waited != 1;
            if (over) return end(run);
            pause();
        }
    }

    private JsonNode look() {
        var run = rest.get(path);
        passEvents(run.path("round").asInt());
        progress.standing(run);
        return run;
    }

    private JsonNode end(JsonNode run) {
        var round = run.path("round").asInt();
        var isOver = run.path("endedAt").isTextual();
        for (int i = 0; isOver && closedRound < round && i < LOOKS_FOR_THE_LAST_EVENT; i++) {
            pause();
            passEvents(round);
        }
        progress.end(run);
        return run;
    }

    private void passEvents(int round) {
        for (var page = events(); !page.isEmpty(); page = events()) {
            for (var event : page) pass(event, round);
        }
    }

    private JsonNode events() {
        return rest.get(path + "/events?limit=1000&after=" + last).path("items");
    }

    private void pass(JsonNode event, int round) {
        last = event.path("id").asLong();
        if (event.path("round").asInt() < round) return;
        if (event.path("kind").asText().equals("closed"))
            closedRound = event.path("round").asInt();
        progress.event(event);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("Watching was interrupted.", "The run goes on by itself.");
        }
    }
}
