package io.slipway.web.access;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.access.Accounts;
import io.slipway.web.openapi.Operation;
import io.slipway.web.security.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever is asking, about themselves. */
@RestController
@RequestMapping("/api/v1/me")
class MeApi {

    private final Accounts accounts;

    MeApi(Accounts accounts) {
        this.accounts = accounts;
    }

    record Me(String name, List<String> roles) {}

    record PasswordChange(
            @Nullable String current, @Nullable String password) {}

    @GetMapping
    @Operation("Tells who is asking.")
    Me me(SignedIn caller) {
        return new Me(caller.getName(), RoleWords.write(caller.roles()));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation("Changes one's own password.")
    void password(SignedIn caller, @RequestBody PasswordChange change) {
        if (!accounts.verify(caller.getName(), String.valueOf(change.current()))) {
            throw new AccessProblem(
                    AccessProblem.Kind.NOT_ALLOWED, "The current password is wrong; the password was not changed.");
        }
        accounts.setPassword(caller.getName(), change.password() == null ? "" : change.password());
    }
}
