package io.slipway.engine.release;

import java.time.Instant;
import java.util.Optional;

/**
 * One revision of a release, as Helm's records tell of it.
 *
 * @param chart name and version: {@code postgres-1.2.0}
 * @param since when it was begun
 * @param marks none where it was not made by a Slipway
 * @param incomplete we have taken it out of its pending state; not all of it may be there
 */
public record Revision(
        int number,
        ReleaseState state,
        String chart,
        String description,
        Instant since,
        Optional<Marks> marks,
        boolean incomplete) {

    /** There as a whole. */
    public boolean isSound() {
        return state == ReleaseState.DEPLOYED && !incomplete;
    }

    public boolean isMarked(String key) {
        return marks.filter(mark -> mark.key().equals(key)).isPresent();
    }
}
