package io.slipway.web.run;

import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunViews;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs: start one, list them, see how one stands. */
@RestController
@RequestMapping("/api/v1/runs")
class RunsApi {

    private final RunDesk desk;
    private final RunList list;
    private final RunViews views;
    private final GivenValues values;

    RunsApi(RunDesk desk, RunList list, RunViews views, GivenValues values) {
        this.desk = desk;
        this.list = list;
        this.views = views;
        this.values = values;
    }

    /** @param run its id, which is also the business key of its processes */
    record Started(String run) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation("Starts a run of a package that was pushed before.")
    ResponseEntity<Started> start(@RequestBody RunRequest wanted, Principal caller) {
        var by = caller.getName();
        var run = values.with(wanted.values(), by, filledIn -> desk.start(wanted.order(filledIn), by));
        return ResponseEntity.created(URI.create("/api/v1/runs/" + run)).body(new Started(run));
    }

    @GetMapping
    @Operation("Lists the runs, the newest first.")
    Page<RunLine> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String state) {
        return list.page(limit, after, state);
    }

    @GetMapping("/{id}")
    @Operation("Tells how a run and its tasks stand.")
    RunDocument one(@PathVariable String id) {
        return RunDocument.of(views.of(id));
    }
}
