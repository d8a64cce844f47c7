package io.slipway.web.server;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.Role;
import io.slipway.engine.bpmn.RoleGrants;
import io.slipway.engine.store.Store;
import io.slipway.web.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Roles and the first admin, before the first request: an engine without an admin would let an anonymous visitor make
 * one. Several nodes may start at the same time; one of them makes it.
 */
@Component
class FirstAdmin implements InitializingBean {

    static final String PASSWORD_FILE = "SLIPWAY_ADMIN_PASSWORD_FILE";

    private static final String NAME = "admin";

    /** No letters or digits that are mistaken for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private final Accounts accounts;
    private final RoleGrants grants;
    private final Store store;
    private final ServerPlan plan;
    private @Nullable String passwordToShow;

    FirstAdmin(Accounts accounts, RoleGrants grants, Store store, ServerPlan plan) {
        this.accounts = accounts;
        this.grants = grants;
        this.store = store;
        this.plan = plan;
    }

    @Override
    public void afterPropertiesSet() {
        try (var onlyMe = store.lock("accounts")) {
            grants.ensure();
            // A server of one command has nobody to show a password to.
            if (plan.isForAll() && !accounts.hasAdmin()) makeAdmin();
        }
    }

    private void makeAdmin() {
        var file = plan.environment().get(PASSWORD_FILE);
        var password = file == null ? random() : read(Path.of(file));
        try {
            accounts.add(NAME, Set.of(Role.ADMIN), password);
        } catch (AccessProblem refused) {
            throw Problem.failed(
                    "The first admin could not be made: " + refused.getMessage(), "Correct " + PASSWORD_FILE + ".");
        }
        if (file == null) passwordToShow = password;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Problem.failed(
                    "The first admin's password could not be read from " + file + " (" + PASSWORD_FILE + ").",
                    "See that the file is there and readable by this user, or leave the variable out.");
        }
    }

    private static String random() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return password.toString();
    }

    Optional<String> passwordToShow() {
        return Optional.ofNullable(passwordToShow);
    }
}
