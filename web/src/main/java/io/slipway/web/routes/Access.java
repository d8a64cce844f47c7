package io.slipway.web.routes;

import io.slipway.engine.access.Role;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a route needs: a role, no login at all ({@link #ANYONE}), or nothing that anybody has ({@link #NOBODY}). */
public enum Access {
    ANYONE(null),
    VIEWER(Role.VIEWER),
    OPERATOR(Role.OPERATOR),
    DESIGNER(Role.DESIGNER),
    ADMIN(Role.ADMIN),
    NOBODY(null);

    private final @Nullable Role role;

    Access(@Nullable Role role) {
        this.role = role;
    }

    /** Whether somebody who holds these roles may use a route that needs this. */
    public boolean isOpenTo(Set<Role> held) {
        if (role == null) return this == ANYONE;
        return held.stream().anyMatch(one -> one.includes(role));
    }

    /** The word for it in the table. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
