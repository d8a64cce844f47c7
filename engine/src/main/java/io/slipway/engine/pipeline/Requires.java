package io.slipway.engine.pipeline;

import java.util.Set;

/** Which other owners an owner of parts requires, so that it may name their components. */
@FunctionalInterface
public interface Requires {

    Requires NOTHING = owner -> Set.of();

    Set<String> of(String owner);
}
