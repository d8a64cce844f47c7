package io.slipway.web.access;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.access.Account;
import io.slipway.engine.access.Accounts;
import io.slipway.web.openapi.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's accounts, for admins. */
@RestController
@RequestMapping("/api/v1/users")
class UsersApi {

    private final Accounts accounts;

    UsersApi(Accounts accounts) {
        this.accounts = accounts;
    }

    record User(String name, List<String> roles) {
        static User of(Account account) {
            return new User(account.name(), RoleWords.write(account.roles()));
        }
    }

    record NewUser(
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable String password) {}

    record NewRoles(@Nullable List<String> roles) {}

    record NewPassword(@Nullable String password) {
        String given() {
            return password == null ? "" : password;
        }
    }

    @GetMapping
    @Operation("Lists the users, by name.")
    Page<User> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(
                limit, most -> accounts.list(most, after).stream().map(User::of).toList(), User::name);
    }

    @GetMapping("/{name}")
    @Operation("Gives one user.")
    User one(@PathVariable String name) {
        return accounts.find(name)
                .map(User::of)
                .orElseThrow(() -> new AccessProblem(AccessProblem.Kind.NOT_THERE, "There is no user '" + name + "'."));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation("Adds a user.")
    User add(@RequestBody NewUser wanted) {
        var name = wanted.name() == null ? "" : wanted.name();
        var password = wanted.password() == null ? "" : wanted.password();
        return User.of(accounts.add(name, RoleWords.read(wanted.roles()), password));
    }

    @PutMapping("/{name}/roles")
    @Operation("Sets what a user may do.")
    User roles(@PathVariable String name, @RequestBody NewRoles wanted) {
        return User.of(accounts.setRoles(name, RoleWords.read(wanted.roles())));
    }

    @PutMapping("/{name}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation("Sets a user's password; that user's sessions end.")
    void password(@PathVariable String name, @RequestBody NewPassword wanted) {
        accounts.setPassword(name, wanted.given());
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation("Removes a user; that user's sessions end.")
    void remove(@PathVariable String name) {
        accounts.remove(name);
    }
}
