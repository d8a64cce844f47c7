package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.PlanDesk;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOrder;
import io.slipway.web.openapi.Operation;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a run would change, told before it is started. */
@RestController
@RequestMapping("/api/v1/packages")
class PlanApi {

    private final PlanDesk desk;

    PlanApi(PlanDesk desk) {
        this.desk = desk;
    }

    /**
     * @param values {@code {"global": {…}, "tasks": {…}}}, or the id of some that are kept
     * @param target where it shall run
     */
    record Wanted(@Nullable JsonNode values, @Nullable String target) {}

    @PostMapping("/{ref}/plan")
    @Operation(
            "Tells what a run of a package would change, task by task, against the clusters as they are; changes nothing.")
    PlanDocument plan(@PathVariable String ref, @RequestBody Wanted wanted, Principal caller) {
        var target = wanted.target() == null ? "" : wanted.target().strip();
        var order = new RunOrder(
                ref,
                Optional.empty(),
                RunRequest.written(wanted.values()),
                target,
                false,
                Run.OnConflict.FAIL,
                Optional.empty());
        return PlanDocument.of(desk.plan(order, caller.getName()));
    }
}
