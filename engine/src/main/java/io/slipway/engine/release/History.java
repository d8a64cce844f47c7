package io.slipway.engine.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a release, the oldest revision first; Helm itself tells them in no order.
 *
 * @param revisions empty: there is no such release
 */
public record History(List<Revision> revisions) {

    public static final History NONE = new History(List.of());

    public History {
        revisions = revisions.stream()
                .sorted(Comparator.comparingInt(Revision::number))
                .toList();
    }

    public Optional<Revision> latest() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    public Optional<Revision> revision(int number) {
        return revisions.stream().filter(one -> one.number() == number).findFirst();
    }

    /**
     * What there is to come back to: the revision that stands, else the last one that nobody was in the middle of. None
     * where the release is not there, or was only ever begun.
     */
    public Optional<Revision> standing() {
        boolean isGone =
                latest().filter(one -> one.state() == ReleaseState.UNINSTALLED).isPresent();
        if (isGone) return Optional.empty();
        return last(Revision::isSound)
                .or(() -> last(one -> one.state() == ReleaseState.FAILED || one.state() == ReleaseState.SUPERSEDED));
    }

    private Optional<Revision> last(java.util.function.Predicate<Revision> wanted) {
        return revisions.stream().filter(wanted).reduce((first, second) -> second);
    }
}
