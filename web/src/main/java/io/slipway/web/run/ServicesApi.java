package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.run.ServiceHealth;
import io.slipway.engine.run.ServiceHealthBook;
import io.slipway.engine.run.ServiceHealthBook.Key;
import io.slipway.engine.run.ServiceRegistry;
import io.slipway.engine.run.ServiceState;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private final ServiceRegistry services;
    private final ServiceHealthBook health;

    ServicesApi(ServiceRegistry services, ServiceHealthBook health) {
        this.services = services;
        this.health = health;
    }

    /**
     * @param id of what was said of it; grows
     * @param kind the type of the task
     * @param release of Helm, where it is one
     * @param result what the task gave as its result, without secrets
     * @param operation of a service that is looked after: how what was done to it last has ended
     * @param config of such a one: empty, or who has changed it since its task
     * @param health of such a one: healthy, degraded, or unknown while its cluster is away
     * @param reason what it lacks
     * @param checkedAt when that was heard
     * @param putBackAt in a history: when the task was put back, and the state before it came back
     */
    public record Service(
            long id,
            String name,
            String target,
            String kind,
            @Nullable String version,
            @Nullable String release,
            String status,
            String run,
            int round,
            String task,
            JsonNode result,
            Instant recordedAt,
            @Nullable Instant putBackAt,
            @Nullable String operation,
            @Nullable String config,
            @Nullable String health,
            @Nullable String reason,
            @Nullable Instant checkedAt) {

        static Service of(ServiceState state) {
            return of(state, null);
        }

        static Service of(ServiceState state, @Nullable ServiceHealth health) {
            return new Service(
                    state.id(),
                    state.name(),
                    state.target(),
                    state.kind(),
                    state.version().orElse(null),
                    state.release().orElse(null),
                    state.status(),
                    state.run(),
                    state.round(),
                    state.task(),
                    state.result(),
                    state.recordedAt(),
                    state.putBackAt().orElse(null),
                    health == null ? null : health.operation().orElse(null),
                    health == null ? null : health.config().orElse(null),
                    health == null ? null : health.health().orElse(null),
                    health == null ? null : health.reason(),
                    health == null ? null : health.checkedAt());
        }
    }

    @GetMapping
    @Operation("Lists the services, by name and target.")
    Page<Service> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var behind = position(after);
        return Page.of(limit, most -> withHealth(services.list(most, behind)), service -> String.valueOf(service.id()));
    }

    @GetMapping("/{name}")
    @Operation("Gives the services of this name, one for each target.")
    List<Service> one(@PathVariable String name) {
        required(name, services.named(name));
        return withHealth(services.named(name));
    }

    private List<Service> withHealth(List<ServiceState> states) {
        var known = health.all();
        return states.stream()
                .map(state -> Service.of(state, known.get(Key.of(state))))
                .toList();
    }

    @GetMapping("/{name}/history")
    @Operation("Lists all that tasks have said of a service, the newest first; what was put back too.")
    Page<Service> history(
            @PathVariable String name,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        required(name, services.history(name, 1, Optional.empty()));
        var behind = position(after);
        return Page.of(
                limit, most -> shown(services.history(name, most, behind)), service -> String.valueOf(service.id()));
    }

    private static List<Service> required(String name, List<ServiceState> found) {
        if (found.isEmpty())
            throw new RunProblem(
                    RunProblem.Kind.NOT_THERE,
                    "There is no service '" + name + "'. 'slipway services' lists those that there are.");
        return shown(found);
    }

    private static List<Service> shown(List<ServiceState> states) {
        return states.stream().map(Service::of).toList();
    }

    private static Optional<Long> position(@Nullable String after) {
        try {
            return Optional.ofNullable(after).map(Long::valueOf);
        } catch (NumberFormatException wrong) {
            throw new RunProblem(RunProblem.Kind.INVALID, "'after' is the 'next' of the page before; leave it out.");
        }
    }
}
