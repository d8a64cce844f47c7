package io.slipway.web.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.openapi.Operation;
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

    InstallsApi(RunDesk desk) {
        this.desk = desk;
    }

    /**
     * @param action {@code install}, {@code upgrade} or {@code uninstall}; to install where it is not said
     * @param reference of the package: a digest, {@code name:version} or a name; to uninstall, the app's name
     * @param id that the run shall have
     * @param approval whether somebody has to approve the operations before they are carried out
     * @param stopAtFirst whether the first fault will do, in place of all of them
     */
    record Wanted(
            @Nullable String action,
            @JsonProperty("package") @Nullable String reference,
            @Nullable String id,
            @Nullable Boolean approval,
            @Nullable Boolean stopAtFirst) {

        Run.Kind kind() {
            return switch (text(action).orElse("install")) {
                case "install" -> Run.Kind.INSTALL;
                case "upgrade" -> Run.Kind.UPGRADE;
                case "uninstall" -> Run.Kind.UNINSTALL;
                default ->
                    throw new RunProblem(
                            RunProblem.Kind.INVALID,
                            "action cannot be '" + action + "'. Give 'install', 'upgrade' or 'uninstall'.");
            };
        }

        RunOrder order() {
            return new RunOrder(
                    text(reference).orElse(""),
                    text(id),
                    Optional.empty(),
                    "",
                    Boolean.TRUE.equals(approval),
                    Run.OnConflict.WAIT,
                    Optional.empty());
        }

        private static Optional<String> text(@Nullable String given) {
            return Optional.ofNullable(given).map(String::strip).filter(some -> !some.isEmpty());
        }
    }

    /** @param run its id, which is also the business key of its processes */
    record Started(String run) {}

    @PostMapping
    @Operation("Starts the install, upgrade or uninstall of an app whose package was pushed before.")
    ResponseEntity<Started> start(@RequestBody Wanted wanted, Principal caller) {
        var run =
                desk.start(wanted.kind(), wanted.order(), Boolean.TRUE.equals(wanted.stopAtFirst()), caller.getName());
        return ResponseEntity.created(URI.create("/api/v1/runs/" + run)).body(new Started(run));
    }
}
