package io.slipway.adapters.helm;

import static io.slipway.adapters.helm.ClusterAnswers.asked;

import io.slipway.engine.release.Contents;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Revision;
import java.time.Duration;
import java.util.List;

/** The way back to an earlier revision of a release, also where an earlier attempt at it has died. */
record ReleaseRestore(ReleaseRef release, ClusterLink link, ReleaseRecords records, HelmCalls helm) {

    void to(int revision, Marks marks, Duration limit) throws InterruptedException {
        asked(() -> removeDead(marks));
        var latest = asked(() -> records.history(release)).latest();
        if (latest.filter(one -> one.isSound() && isAt(one, revision, marks)).isPresent()) return;
        latest.filter(one -> !one.isSound()).ifPresent(one -> asked(() -> records.settle(release, one.number())));
        var record = asked(() -> records.record(release, revision));
        // First, since after the new revision nobody asks any more.
        asked(() -> clearHooks(later(revision)));
        helm.putBack(release, revision, new StoredManifest(record), marks, limit);
        asked(() -> records.prune(release));
    }

    /** An earlier way back that died: what is to be put back is told by the revision before it. */
    private boolean removeDead(Marks marks) {
        for (var one : records.history(release).revisions())
            if (isDeadWayBack(one, marks)) records.remove(release, one.number());
        return true;
    }

    private static boolean isDeadWayBack(Revision revision, Marks marks) {
        return revision.isMarked(marks.key())
                && revision.marks().filter(Marks::isWayBack).isPresent()
                && (revision.state().isPending() || revision.state() == ReleaseState.FAILED);
    }

    private static boolean isAt(Revision latest, int revision, Marks marks) {
        return latest.number() == revision
                || latest.isMarked(marks.key())
                        && latest.marks()
                                .filter(one -> one.restores() == revision)
                                .isPresent();
    }

    private List<Contents> later(int revision) {
        return records.history(release).revisions().stream()
                .filter(one -> one.number() > revision)
                .map(one -> records.contents(release, one.number()))
                .toList();
    }

    private boolean clearHooks(List<Contents> undone) {
        var client = link.client(release.target());
        undone.forEach(one -> new Remains(client, release, one.revision().since()).clearHooks(List.of(one)));
        return true;
    }
}
