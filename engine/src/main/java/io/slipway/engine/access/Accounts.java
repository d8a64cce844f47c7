package io.slipway.engine.access;

import io.slipway.engine.access.AccessProblem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People's ways in, and the rules for them: no weak password, no installation without an admin. */
public final class Accounts {

    /** Also what the BPMN engine is told to accept as a user's id. */
    public static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}");

    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 256;

    private final AccountBook book;

    public Accounts(AccountBook book) {
        this.book = book;
    }

    public List<Account> list(int limit, @Nullable String after) {
        return book.list(limit, after);
    }

    public Optional<Account> find(String name) {
        return NAME.matcher(name).matches() ? book.find(name) : Optional.empty();
    }

    public boolean verify(String name, String password) {
        return NAME.matcher(name).matches() && book.verify(name, password);
    }

    /** Changes whenever the password does: how a session notices. */
    public String passwordStamp(String name) {
        return book.passwordStamp(name);
    }

    public boolean hasAdmin() {
        return book.countOf(Role.ADMIN) > 0;
    }

    public Account add(String name, Set<Role> roles, String password) {
        checkName(name);
        checkRoles(roles);
        checkPassword(name, password);
        if (book.find(name).isPresent()) {
            throw new AccessProblem(
                    Kind.THERE_ALREADY,
                    "There is a user '" + name + "' already. Choose another name, or change that user's password.");
        }
        var account = new Account(name, roles);
        book.add(account, password);
        return account;
    }

    /**
     * Lets in somebody whom a sign-on provider vouches for, with an account from the first time on.
     *
     * @param origin who this is to the provider, whatever name comes along: a provider's user called "admin" must not
     *     become our admin
     * @param roles what the provider says they may do; empty: what an admin gave them here
     */
    public Account admit(String name, String origin, Optional<Set<Role>> roles) {
        checkName(name);
        var known = book.find(name);
        if (known.isEmpty()) {
            book.addFrom(origin, new Account(name, roles.orElse(Set.of())));
        } else if (!book.originOf(name).filter(origin::equals).isPresent()) {
            throw new AccessProblem(
                    Kind.NOT_ALLOWED,
                    "There is another account with the name '" + name + "' here. Ask an admin to remove or rename it.");
        } else if (roles.isPresent() && !known.get().roles().equals(roles.get())) {
            book.setRoles(name, roles.get());
        }
        return known(name);
    }

    public void setPassword(String name, String password) {
        known(name);
        checkPassword(name, password);
        book.setPassword(name, password);
    }

    public Account setRoles(String name, Set<Role> roles) {
        var before = known(name);
        checkRoles(roles);
        if (!roles.contains(Role.ADMIN)) keepOneAdmin(before);
        book.setRoles(name, roles);
        return new Account(name, roles);
    }

    public void remove(String name) {
        keepOneAdmin(known(name));
        book.remove(name);
    }

    private Account known(String name) {
        return find(name)
                .orElseThrow(() -> new AccessProblem(
                        Kind.NOT_THERE, "There is no user '" + name + "'. See who is there with: slipway user list"));
    }

    private void keepOneAdmin(Account account) {
        if (!account.roles().contains(Role.ADMIN) || book.countOf(Role.ADMIN) > 1) return;
        throw new AccessProblem(
                Kind.NOT_ALLOWED,
                "'" + account.name() + "' is the last admin. Make somebody else an admin first, "
                        + "or nobody could manage this installation any more.");
    }

    private static void checkName(String name) {
        if (NAME.matcher(name).matches()) return;
        throw new AccessProblem(
                Kind.INVALID,
                "'" + name + "' cannot be a user's name. Use up to 64 letters, digits, dots, dashes, underscores "
                        + "and @, a letter or digit first.");
    }

    private static void checkRoles(Set<Role> roles) {
        if (!roles.isEmpty()) return;
        throw new AccessProblem(
                Kind.INVALID, "A user needs at least one role. Give viewer, operator, designer or admin.");
    }

    private static void checkPassword(String name, String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new AccessProblem(
                    Kind.INVALID,
                    "The password has " + password.length() + " characters. Take one of " + SHORTEST_PASSWORD + " to "
                            + LONGEST_PASSWORD + ".");
        }
        if (password.equalsIgnoreCase(name)) {
            throw new AccessProblem(
                    Kind.INVALID, "The password is the user's name. Take one that is not so easily guessed.");
        }
    }
}
