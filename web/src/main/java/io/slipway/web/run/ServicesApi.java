package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is installed, with version and status (TR-25). */
@RestController
@RequestMapping("/api/v1/services")
class ServicesApi {

    private final ServiceBook services;

    ServicesApi(ServiceBook services) {
        this.services = services;
    }

    /**
     * @param release of Helm, where it is one
     * @param result what the task gave as its result, without secrets
     */
    public record Service(
            String name,
            String target,
            String kind,
            @Nullable String version,
            @Nullable String release,
            String status,
            String run,
            String task,
            JsonNode result,
            Instant changedAt) {}

    @GetMapping
    @Operation("Lists the services, by name and target.")
    Page<Service> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(limit, most -> services.list(most, after), ServiceBook::position);
    }

    @GetMapping("/{name}")
    @Operation("Gives the services of this name, one for each target.")
    List<Service> one(@PathVariable String name) {
        var found = services.named(name);
        if (found.isEmpty())
            throw new RunProblem(
                    RunProblem.Kind.NOT_THERE,
                    "There is no service '" + name + "'. 'slipway services' lists those that there are.");
        return found;
    }
}
