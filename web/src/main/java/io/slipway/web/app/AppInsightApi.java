package io.slipway.web.app;

import io.slipway.engine.install.AppInsight;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import io.slipway.web.run.RunLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How an app stands, and what was done with it. */
@RestController
class AppInsightApi {

    private final AppInsight insight;

    AppInsightApi(AppInsight insight) {
        this.insight = insight;
    }

    /**
     * @param state {@code uploaded}, {@code installing}, {@code installed}, {@code drifted}, {@code failed} or {@code
     *     uninstalling}
     * @param version that is installed
     * @param run that has to do with it or had last
     * @param objects how many of each kind it has
     * @param drift what is not as its package says
     */
    record Status(
            String name,
            String state,
            @Nullable String version,
            @Nullable String label,
            @Nullable Instant installedAt,
            @Nullable String run,
            Map<String, Integer> objects,
            List<String> drift) {

        static Status of(AppInsight.Status status) {
            var installed = status.installed();
            return new Status(
                    status.name(),
                    status.state().word(),
                    installed.map(app -> app.version()).orElse(null),
                    installed.map(app -> app.label()).orElse(null),
                    installed.map(app -> app.installedAt()).orElse(null),
                    status.last().map(run -> run.id()).orElse(null),
                    status.objects(),
                    status.drift());
        }
    }

    @GetMapping("/api/v1/apps/{app}/status")
    @Operation("Tells how an app stands: whether it is installed, and what is not as its package says.")
    Status status(@PathVariable String app) {
        return Status.of(insight.status(app));
    }

    @GetMapping("/api/v1/apps/{app}/history")
    @Operation("Lists the installs, upgrades and uninstalls of an app, the newest first.")
    Page<RunLine> history(
            @PathVariable String app,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(
                limit,
                most -> insight.history(app, most, after).stream()
                        .map(RunLine::asWritten)
                        .toList(),
                RunLine::run);
    }
}
