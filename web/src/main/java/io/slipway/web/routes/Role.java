package io.slipway.web.routes;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a route needs. Viewer, operator, designer and admin are groups of the engine that people belong to;
 * {@link #ANYONE} needs no login, and {@link #NOBODY} is closed for all, admins too.
 */
public enum Role {
    ANYONE(null),
    VIEWER("viewer"),
    OPERATOR("operator"),
    DESIGNER("designer"),
    ADMIN("camunda-admin"),
    NOBODY(null);

    private final @Nullable String groupId;

    Role(@Nullable String groupId) {
        this.groupId = groupId;
    }

    /** The engine's group whose members hold this role. */
    public Optional<String> groupId() {
        return Optional.ofNullable(groupId);
    }

    /** The roles of somebody in these groups; groups that are not ours give none. */
    public static Set<Role> ofGroups(Collection<String> groupIds) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(values())
                .filter(role -> role.groupId().filter(groupIds::contains).isPresent())
                .forEach(roles::add);
        return roles;
    }

    /** Whether somebody who holds these roles may use a route that needs this one. */
    public boolean isOpenTo(Set<Role> held) {
        return switch (this) {
            case ANYONE -> true;
            case VIEWER -> held.stream().anyMatch(role -> role.groupId != null);
            case OPERATOR, DESIGNER -> held.contains(this) || held.contains(ADMIN);
            case ADMIN -> held.contains(ADMIN);
            case NOBODY -> false;
        };
    }

    /** The word for this role in the table. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
