package io.slipway.web.page;

import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.install.InstallPlans;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.Operation;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.run.ReportDocument;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of apps: all of them, one, and the question before one of them is changed. */
@Controller
@RequestMapping("/apps")
class AppPages {

    private final AppViews views;
    private final AppOffers offers;
    private final InstallPlans plans;
    private final RunDesk desk;
    private final Times times;

    AppPages(AppViews views, AppOffers offers, InstallPlans plans, RunDesk desk, Clock clock) {
        this.views = views;
        this.offers = offers;
        this.plans = plans;
        this.desk = desk;
        this.times = new Times(clock);
    }

    @ModelAttribute("times")
    Times times() {
        return times;
    }

    @GetMapping
    String apps(@RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("page", views.installed(after));
        model.addAttribute("offers", offers.all());
        return "apps";
    }

    /** @param verify whether clusters, brokers and pipelines are asked how it really stands; takes a moment */
    @GetMapping("/{app}")
    String app(@PathVariable String app, @RequestParam(defaultValue = "false") boolean verify, Model model) {
        var one = views.one(app);
        model.addAttribute("app", one);
        if (verify && one.installed() != null) addPlan(model, () -> plans.ofInstalled(app));
        return "app";
    }

    /** Tells what would be done, and asks. */
    @GetMapping("/{app}/ask")
    String ask(
            @PathVariable String app,
            @RequestParam("action") String word,
            @RequestParam(defaultValue = "") String version,
            Model model) {
        var action = AppAction.of(word);
        model.addAttribute("app", views.one(app));
        model.addAttribute("action", action);
        model.addAttribute("wanted", version);
        switch (action) {
            case INSTALL, UPGRADE -> addPlan(model, () -> plans.of(RunOrder.of(app + ":" + version)));
            case SYNC -> addPlan(model, () -> plans.ofInstalled(app));
            case UNINSTALL -> {}
        }
        return "app-ask";
    }

    private static void addPlan(Model model, Supplier<Map<String, List<Operation>>> plan) {
        try {
            model.addAttribute("plan", ReportDocument.Operation.of(plan.get()));
        } catch (RunProblem | FaultsException | InstallProblem refused) {
            model.addAttribute("refused", Refusal.sentences(refused));
        }
    }

    @PostMapping("/{app}/runs")
    String start(
            @PathVariable String app,
            @RequestParam("action") String word,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "false") boolean approval,
            Principal caller,
            RedirectAttributes told) {
        var action = AppAction.of(word);
        try {
            told.addAttribute("id", action.start(desk, app, version, target.strip(), approval, caller.getName()));
            return "redirect:/runs/{id}";
        } catch (RunProblem | FaultsException | InstallProblem refused) {
            told.addFlashAttribute("refused", Refusal.sentences(refused));
            told.addAttribute("app", app);
            return "redirect:/apps/{app}";
        }
    }

    @ExceptionHandler
    void refuse(RunProblem problem, HttpServletResponse response) throws IOException {
        response.sendError(problem.kind() == RunProblem.Kind.NOT_THERE ? 404 : 400, problem.getMessage());
    }
}
