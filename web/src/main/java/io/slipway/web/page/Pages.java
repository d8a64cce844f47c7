package io.slipway.web.page;

import io.slipway.web.server.ServerPlan;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page and the page behind it. */
@Controller
class Pages {

    private final ServerPlan plan;

    Pages(ServerPlan plan) {
        this.plan = plan;
    }

    @GetMapping("/login")
    String login(Model model) {
        plan.site().signOn().ifPresent(signOn -> model.addAttribute("signOn", signOn.label()));
        return "login";
    }

    @GetMapping("/")
    String home() {
        return "home";
    }
}
