package io.slipway.engine.site;

import io.slipway.engine.access.Role;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sign-in by an OpenID Connect provider, beside passwords.
 *
 * @param label what the sign-in page calls it
 * @param nameClaim which claim becomes the user's name here
 * @param rolesClaim which claim lists a user's groups
 * @param roles the groups that give each role; empty: an admin gives roles here
 */
public record SignOn(
        URI issuer,
        String clientId,
        SecretReference clientSecret,
        String label,
        String nameClaim,
        String rolesClaim,
        Map<Role, List<String>> roles) {

    static final String DEFAULT_LABEL = "Single sign-on";
    static final String DEFAULT_NAME_CLAIM = "preferred_username";
    static final String DEFAULT_ROLES_CLAIM = "groups";

    public SignOn {
        roles = Map.copyOf(roles);
    }

    /** Whether the provider's groups decide on roles, anew at each sign-in. */
    public boolean decidesOnRoles() {
        return !roles.isEmpty();
    }

    public Set<Role> rolesOf(Collection<String> groups) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(groups::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
