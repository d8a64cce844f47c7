package io.slipway.web.page;

import io.slipway.engine.access.Role;
import io.slipway.web.Version;
import io.slipway.web.security.SignedIn;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of ours shows around its content, the error page too. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

    @ModelAttribute("version")
    String version() {
        return Version.own().number();
    }

    @ModelAttribute("user")
    @Nullable
    String user(@Nullable Principal caller) {
        return caller == null ? null : caller.getName();
    }

    @ModelAttribute("admin")
    boolean admin(@Nullable Principal caller) {
        return caller instanceof SignedIn signedIn && signedIn.may(Role.ADMIN);
    }

    @ModelAttribute("operator")
    boolean operator(@Nullable Principal caller) {
        return caller instanceof SignedIn signedIn && signedIn.may(Role.OPERATOR);
    }
}
