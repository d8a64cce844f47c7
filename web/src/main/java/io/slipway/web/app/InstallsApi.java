package io.slipway.web.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.openapi.Operation;
import io.slipway.web.run.GivenValues;
import io.slipway.web.run.RunRequest;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts what changes which apps are installed. Each is a run: how it stands is told there. */
@RestController
@RequestMapping("/api/v1/installs")
class InstallsApi {

    private final RunDesk desk;
    private final GivenValues given;

    InstallsApi(RunDesk desk, GivenValues given) {
        this.desk = desk;
        this.given = given;
    }

    /**
     * @param action {@code install}, {@code upgrade}, {@code sync} or {@code uninstall}; to install where it is not said
     * @param reference of the package: a digest, {@code name:version} or a name; to sync or uninstall, the app's name
     * @param values what was filled in, or the id that {@code POST /api/v1/values} gave; where nothing is said, as before
     * @param target the cluster and namespace, or whatever name for a place; where nothing is said, as before
     * @param id that the run shall have
     * @param approval whether somebody has to approve the operations before they are carried out
     * @param stopAtFirst whether the first fault will do, in place of all of them
     */
    record Wanted(
            @Nullable String action,
            @JsonProperty("package") @Nullable String reference,
            @Nullable JsonNode values,
            @Nullable String target,
            @Nullable String id,
            @Nullable Boolean approval,
            @Nullable Boolean stopAtFirst) {

        private String word() {
            return action == null || action.isBlank() ? "install" : action.strip();
        }

        boolean isSync() {
            return word().equals("sync");
        }

        Run.Kind kind() {
            return switch (word()) {
                case "install" -> Run.Kind.INSTALL;
                case "upgrade" -> Run.Kind.UPGRADE;
                case "uninstall" -> Run.Kind.UNINSTALL;
                default ->
                    throw new RunProblem(
                            RunProblem.Kind.INVALID,
                            "action cannot be '" + action + "'. Give 'install', 'upgrade', 'sync' or 'uninstall'.");
            };
        }

        /** An install waits for what another one has reserved: how long is in the diagram. */
        RunOrder order(Optional<String> filledIn) {
            return new RunRequest(reference, values, target, id, approval, "wait", null).order(filledIn);
        }
    }

    /** @param run its id, which is also the business key of its processes */
    record Started(String run) {}

    @PostMapping
    @Operation("Starts the install, upgrade, sync or uninstall of an app whose package was pushed before.")
    ResponseEntity<Started> start(@RequestBody Wanted wanted, Principal caller) {
        var by = caller.getName();
        var run = given.with(wanted.values(), by, filledIn -> start(wanted, wanted.order(filledIn), by));
        return ResponseEntity.created(URI.create("/api/v1/runs/" + run)).body(new Started(run));
    }

    private String start(Wanted wanted, RunOrder order, String by) {
        if (wanted.isSync()) return desk.sync(order, by);
        return desk.start(wanted.kind(), order, Boolean.TRUE.equals(wanted.stopAtFirst()), by);
    }
}
