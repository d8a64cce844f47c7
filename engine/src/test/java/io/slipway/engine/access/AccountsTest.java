package io.slipway.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.access.AccessProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    private static final String GOOD = "long enough for all";

    private final Accounts accounts = new Accounts(new BookInMemory());

    @Test
    void whoWasAddedCanSignInWithThatPasswordOnly() {
        accounts.add("anna", Set.of(Role.OPERATOR), GOOD);

        assertThat(accounts.verify("anna", GOOD)).isTrue();
        assertThat(accounts.verify("anna", GOOD + "r")).isFalse();
        assertThat(accounts.find("anna")).contains(new Account("anna", Set.of(Role.OPERATOR)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-x", "a/b", "token:ci", "ä", "a\nb"})
    void aNameThatCouldBeTakenForSomethingElseIsRefused(String name) {
        refused(Kind.INVALID, "cannot be a user's name", () -> accounts.add(name, Set.of(Role.VIEWER), GOOD));
    }

    @Test
    void aWeakPasswordIsRefused() {
        refused(Kind.INVALID, "has 5 characters", () -> accounts.add("anna", Set.of(Role.VIEWER), "short"));
        refused(Kind.INVALID, "has 300 characters", () -> accounts.add("anna", Set.of(Role.VIEWER), "x".repeat(300)));
        refused(
                Kind.INVALID,
                "is the user's name",
                () -> accounts.add("anna-maria", Set.of(Role.VIEWER), "Anna-Maria"));
    }

    @Test
    void aUserWithoutARoleIsRefused() {
        refused(Kind.INVALID, "at least one role", () -> accounts.add("anna", Set.of(), GOOD));
    }

    @Test
    void aNameIsTakenOnce() {
        accounts.add("anna", Set.of(Role.VIEWER), GOOD);
        refused(Kind.THERE_ALREADY, "a user 'anna' already", () -> accounts.add("anna", Set.of(Role.VIEWER), GOOD));
    }

    @Test
    void theLastAdminCanNeitherBeRemovedNorDemoted() {
        accounts.add("root", Set.of(Role.ADMIN), GOOD);
        refused(Kind.NOT_ALLOWED, "'root' is the last admin", () -> accounts.remove("root"));
        refused(Kind.NOT_ALLOWED, "'root' is the last admin", () -> accounts.setRoles("root", Set.of(Role.VIEWER)));

        accounts.add("second", Set.of(Role.ADMIN), GOOD);
        accounts.remove("root");
        assertThat(accounts.find("root")).isEmpty();
    }

    @Test
    void nobodyIsChangedWhoIsNotThere() {
        refused(Kind.NOT_THERE, "There is no user 'ghost'", () -> accounts.setPassword("ghost", GOOD));
        refused(Kind.NOT_THERE, "There is no user 'ghost'", () -> accounts.remove("ghost"));
        assertThat(accounts.verify("a b", GOOD)).isFalse();
    }

    @Test
    void whomTheProviderVouchesForGetsAnAccountAtTheFirstTimeAndTheRolesOfToday() {
        assertThat(accounts.admit("anna", "idp|1", Optional.of(Set.of(Role.OPERATOR)))
                        .roles())
                .containsExactly(Role.OPERATOR);
        assertThat(accounts.admit("anna", "idp|1", Optional.of(Set.of(Role.VIEWER)))
                        .roles())
                .containsExactly(Role.VIEWER);
        assertThat(accounts.admit("anna", "idp|1", Optional.empty()).roles()).containsExactly(Role.VIEWER);
        assertThat(accounts.admit("new", "idp|2", Optional.empty()).roles()).isEmpty();
    }

    @Test
    void nobodyTakesOverAnAccountByHavingItsNameAtTheProvider() {
        accounts.add("admin", Set.of(Role.ADMIN), GOOD);
        accounts.admit("anna", "idp|1", Optional.empty());

        refused(
                Kind.NOT_ALLOWED,
                "another account with the name 'admin'",
                () -> accounts.admit("admin", "idp|9", Optional.empty()));
        refused(
                Kind.NOT_ALLOWED,
                "another account with the name 'anna'",
                () -> accounts.admit("anna", "idp|9", Optional.empty()));
    }

    private static void refused(Kind kind, String part, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(AccessProblem.class, problem -> assertThat(problem.kind())
                        .isEqualTo(kind))
                .hasMessageContaining(part);
    }

    /** The port's plain meaning. */
    private static final class BookInMemory implements AccountBook {

        private final Map<String, Account> accounts = new TreeMap<>();
        private final Map<String, String> passwords = new TreeMap<>();
        private final Map<String, String> origins = new TreeMap<>();

        @Override
        public List<Account> list(int limit, @Nullable String after) {
            return new ArrayList<>(accounts.values());
        }

        @Override
        public Optional<Account> find(String name) {
            return Optional.ofNullable(accounts.get(name));
        }

        @Override
        public int countOf(Role role) {
            return (int) accounts.values().stream()
                    .filter(one -> one.roles().contains(role))
                    .count();
        }

        @Override
        public boolean verify(String name, String password) {
            return password.equals(passwords.get(name));
        }

        @Override
        public String passwordStamp(String name) {
            return String.valueOf(passwords.get(name));
        }

        @Override
        public void add(Account account, String password) {
            accounts.put(account.name(), account);
            passwords.put(account.name(), password);
        }

        @Override
        public void addFrom(String origin, Account account) {
            accounts.put(account.name(), account);
            origins.put(account.name(), origin);
        }

        @Override
        public Optional<String> originOf(String name) {
            return Optional.ofNullable(origins.get(name));
        }

        @Override
        public void setPassword(String name, String password) {
            passwords.put(name, password);
        }

        @Override
        public void setRoles(String name, Set<Role> roles) {
            accounts.put(name, new Account(name, roles));
        }

        @Override
        public void remove(String name) {
            accounts.remove(name);
        }
    }
}
