package io.slipway.web.page;

import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.run.RunProcesses;
import io.slipway.engine.run.RunViews;
import io.slipway.web.run.Reports;
import io.slipway.web.run.RunDocument;
import io.slipway.web.run.RunList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of runs: all of them, and one. */
@Controller
class RunPages {

    private static final int ON_A_PAGE = 50;

    private final RunList list;
    private final RunViews views;
    private final RunProcesses processes;
    private final Reports reports;
    private final Times times;

    RunPages(RunList list, RunViews views, RunProcesses processes, Reports reports, Clock clock) {
        this.list = list;
        this.views = views;
        this.processes = processes;
        this.reports = reports;
        this.times = new Times(clock);
    }

    @GetMapping("/runs")
    String runs(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String state,
            Model model) {
        model.addAttribute("page", list.page(ON_A_PAGE, after, state));
        model.addAttribute("state", state);
        model.addAttribute("times", times);
        return "runs";
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable String id, Model model) {
        addRun(id, model);
        model.addAttribute("approval", processes.waitsForApproval(id));
        model.addAttribute("instance", processes.instance(id).orElse(null));
        return "run";
    }

    /** The part of the page that changes as the run goes on. */
    @GetMapping("/runs/{id}/standing")
    String standing(@PathVariable String id, Model model) {
        addRun(id, model);
        return "run :: standing";
    }

    /** Phases and operations are those of apps; the events of a large task package are not read at each change. */
    private void addRun(String id, Model model) {
        var view = views.of(id);
        model.addAttribute("run", RunDocument.of(view));
        model.addAttribute("times", times);
        if (view.run().subject().kind() == Run.Kind.RUN) return;
        var report = reports.of(id);
        model.addAttribute("phases", report.phases());
        model.addAttribute("operations", report.operations());
    }

    @GetMapping("/runs/{id}/report")
    String report(@PathVariable String id, Model model) {
        model.addAttribute("report", reports.of(id));
        return "run-report";
    }

    @GetMapping("/runs/{id}/tasks/{task}/log")
    String log(
            @PathVariable String id,
            @PathVariable String task,
            @RequestParam(defaultValue = "do") String direction,
            Model model) {
        addRun(id, model);
        model.addAttribute("task", task);
        model.addAttribute("direction", direction.equals("undo") ? "undo" : "do");
        return "run-log";
    }

    @ExceptionHandler
    void refuse(RunProblem problem, HttpServletResponse response) throws IOException {
        response.sendError(problem.kind() == RunProblem.Kind.NOT_THERE ? 404 : 400, problem.getMessage());
    }
}
