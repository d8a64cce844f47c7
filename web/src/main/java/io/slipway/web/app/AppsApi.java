package io.slipway.web.app;

import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.InstallPlans;
import io.slipway.engine.install.InstalledApp;
import io.slipway.engine.install.Operation.Kind;
import io.slipway.engine.install.OperationBook;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import io.slipway.web.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which apps are installed, and what a run does to them. */
@RestController
class AppsApi {

    private final AppBook book;
    private final RunBook runs;
    private final OperationBook operations;
    private final InstallPlans plans;

    AppsApi(AppBook book, RunBook runs, OperationBook operations, InstallPlans plans) {
        this.plans = plans;
        this.book = book;
        this.runs = runs;
        this.operations = operations;
    }

    @GetMapping("/api/v1/apps")
    @Operation("Lists the apps that are installed, by name.")
    Page<InstalledApp> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(limit, most -> book.list(after == null ? "" : after, most), InstalledApp::name);
    }

    @GetMapping("/api/v1/apps/{app}")
    @Operation("Tells of one app that is installed.")
    InstalledApp one(@PathVariable String app) {
        return book.find(app)
                .orElseThrow(() -> new RunProblem(
                        RunProblem.Kind.NOT_THERE,
                        "The app '" + app + "' is not installed. 'slipway app list' lists those that are."));
    }

    /**
     * What is done to one object; the values themselves may be secret and are not told.
     *
     * @param todo {@code new}, {@code change} or {@code delete}
     * @param rollback what puts it back
     */
    record Line(String task, String object, String todo, String rollback) {

        static Line of(String task, io.slipway.engine.install.Operation operation) {
            Kind kind = operation.kind();
            return new Line(task, operation.object(), kind.word(), kind.wordBack());
        }
    }

    @PostMapping("/api/v1/apps/plan")
    @Operation("Tells what installing an app, or upgrading it to this version, would do; nothing is changed.")
    List<Line> plan(@RequestBody RunRequest wanted) {
        return lines(plans.of(wanted.order(RunRequest.written(wanted.values()))));
    }

    @GetMapping("/api/v1/apps/{app}/drift")
    @Operation("Tells what would have to be done to bring an installed app back to what its package says.")
    List<Line> drift(@PathVariable String app) {
        return lines(plans.ofInstalled(app));
    }

    @GetMapping("/api/v1/runs/{id}/operations")
    @Operation("Tells what the install of an app does, object by object, once that is worked out.")
    List<Line> operations(@PathVariable String id) {
        return lines(operations.of(id, runs.get(id).round()));
    }

    private static List<Line> lines(Map<String, List<io.slipway.engine.install.Operation>> byTask) {
        var lines = new ArrayList<Line>();
        byTask.forEach((task, all) -> all.forEach(operation -> lines.add(Line.of(task, operation))));
        return lines;
    }
}
