package io.slipway.engine.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: where accounts are kept. It keeps what it is told; the rules are {@link Accounts}'. */
public interface AccountBook {

    /** Up to {@code limit} accounts in the order of their names, those after {@code after} only. */
    List<Account> list(int limit, @Nullable String after);

    Optional<Account> find(String name);

    int countOf(Role role);

    /** Whether this is the password; slows down whoever tries too often. */
    boolean verify(String name, String password);

    /** Changes whenever the password does, and tells nothing of it. */
    String passwordStamp(String name);

    void add(Account account, String password);

    /** Adds somebody whom a sign-on provider vouches for; the origin says who that is to the provider. */
    void addFrom(String origin, Account account);

    /** Who this is to the sign-on provider; empty for accounts that were made here. */
    Optional<String> originOf(String name);

    void setPassword(String name, String password);

    void setRoles(String name, Set<Role> roles);

    void remove(String name);
}
