package io.slipway.engine.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program's way in, as it may be shown: everything but the token. */
public record ApiToken(
        String name,
        Role role,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
