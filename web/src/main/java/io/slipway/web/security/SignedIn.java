package io.slipway.web.security;

import io.slipway.engine.access.Role;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who is asking, and in which roles. The name of a person is the account's, of a program {@code token:NAME}, of
 * a run's script {@code run:ID}; nobody can
 * have an account with a colon in its name.
 */
public final class SignedIn extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String name;
    private final Set<Role> roles;

    /** What the password was when this session began, as a fingerprint; empty where there is no session. */
    private final String passwordStamp;

    /** Of what a viewer may do, reading {@code /api/v1} alone. */
    private final boolean readsOnly;

    private SignedIn(String name, Set<Role> roles, String passwordStamp, boolean readsOnly) {
        super(List.<GrantedAuthority>of());
        this.name = name;
        this.roles = Set.copyOf(roles);
        this.passwordStamp = passwordStamp;
        this.readsOnly = readsOnly;
        setAuthenticated(true);
    }

    static SignedIn person(String name, Set<Role> roles, String passwordStamp) {
        return new SignedIn(name, roles, passwordStamp, false);
    }

    static SignedIn program(String tokenName, Role role) {
        return new SignedIn("token:" + tokenName, Set.of(role), "", false);
    }

    /** A script of a run, which asks and changes nothing. */
    static SignedIn run(String id) {
        return new SignedIn("run:" + id, Set.of(Role.VIEWER), "", true);
    }

    SignedIn withRoles(Set<Role> now) {
        return new SignedIn(name, now, passwordStamp, readsOnly);
    }

    /** Whether its roles count for this request. */
    boolean mayAsk(String method, String path) {
        return !readsOnly || READING.contains(method) && path.startsWith("/api/v1/");
    }

    String passwordStamp() {
        return passwordStamp;
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean may(Role needed) {
        return roles.stream().anyMatch(role -> role.includes(needed));
    }

    /** The engine's groups that stand for the roles. */
    public List<String> groups() {
        return roles.stream().map(Role::groupId).sorted().toList();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && name.equals(that.name) && roles.equals(that.roles);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
