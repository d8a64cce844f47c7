package io.slipway.web.page;

import io.slipway.engine.access.Role;
import io.slipway.web.Version;
import io.slipway.web.security.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The sign-in page and the page behind it. */
@Controller
class Pages {

    @ModelAttribute("version")
    String version() {
        return Version.own().number();
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home(SignedIn caller, Model model) {
        model.addAttribute("user", caller.getName());
        model.addAttribute("admin", caller.may(Role.ADMIN));
        return "home";
    }
}
