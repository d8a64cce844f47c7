package io.slipway.engine.release;

import java.util.Set;

/**
 * Which revisions this installation has begun, by its own book, and which it has begun to remove. We hold the release's
 * reservation when we ask, so whoever of us began them is no longer at it.
 */
public record Ours(Set<Integer> made, Set<Integer> removing) {

    public static final Ours NOTHING = new Ours(Set.of(), Set.of());

    public Ours {
        made = Set.copyOf(made);
        removing = Set.copyOf(removing);
    }

    boolean made(Revision revision) {
        return made.contains(revision.number());
    }

    boolean isRemoving(Revision revision) {
        return removing.contains(revision.number());
    }
}
