package io.slipway.delegates.helm;

import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;

/** What of a task's release is there after a crash. */
record ReleaseProbe(Releases releases, Readiness readiness, HelmSpec spec) {

    Probe since(Before before) throws InterruptedException {
        var release = before.release();
        var history = releases.history(release);
        var latest = history.latest();
        if (latest.isEmpty())
            return before.wasThere()
                    ? new Probe.Unknown("The release " + release + " was removed by somebody else meanwhile.")
                    : absent(before);
        var revision = latest.get();
        if (!revision.isMarked(spec.key())) {
            boolean isStranger = revision.number() > before.latest()
                    || history.revisions().stream().anyMatch(one -> one.isMarked(spec.key()));
            return isStranger ? new Probe.Unknown(stranger(before, revision)) : absent(before);
        }
        if (!revision.isSound()) return new Probe.Partly();
        boolean isBack = revision.marks().filter(Marks::isWayBack).isPresent();
        return isBack ? new Probe.Absent() : present(before, revision);
    }

    private static String stranger(Before before, Revision revision) {
        return "Revision " + revision.number() + " of the release " + before.release()
                + " was made by somebody else since " + revision.since() + ".";
    }

    /** In a namespace that we made and that is still there, something is left to be undone. */
    private Probe absent(Before before) {
        boolean isNamespaceLeft = !before.namespace()
                && spec.task().direction() == Direction.UNDO
                && releases.hasNamespace(before.release());
        return isNamespaceLeft ? new Probe.Partly() : new Probe.Absent();
    }

    /** Helm was through; whether the objects got ready is asked as if nothing had happened. */
    private Probe present(Before before, Revision revision) throws InterruptedException {
        var contents = releases.contents(before.release(), revision.number());
        if (spec.task().direction() == Direction.UNDO)
            return new Probe.Present(ReleaseEnd.outputs(before.release(), contents));
        var end = new ReleaseEnd(readiness, spec).of(before.release(), contents, spec.limit());
        return end instanceof Outcome.Done done ? new Probe.Present(done.outputs()) : new Probe.Ended(end);
    }
}
