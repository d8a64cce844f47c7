package io.slipway.engine.release;

import java.util.Arrays;
import java.util.Locale;

/** What Helm says of a revision. */
public enum ReleaseState {
    DEPLOYED,
    FAILED,
    PENDING_INSTALL,
    PENDING_UPGRADE,
    PENDING_ROLLBACK,
    SUPERSEDED,
    UNINSTALLING,
    UNINSTALLED,
    /** A word of a Helm that we do not know. */
    UNKNOWN;

    public static ReleaseState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** As Helm writes it: {@code pending-install}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isPending() {
        return this == PENDING_INSTALL || this == PENDING_UPGRADE || this == PENDING_ROLLBACK;
    }

    /** Whether somebody is at it, or has died at it. */
    public boolean isUnderWay() {
        return isPending() || this == UNINSTALLING;
    }
}
