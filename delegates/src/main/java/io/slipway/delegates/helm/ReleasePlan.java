package io.slipway.delegates.helm;

import io.slipway.engine.release.Charts;
import io.slipway.engine.release.NextStep;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Wanted;
import io.slipway.engine.task.Change;

/** What a helm task would do now. */
record ReleasePlan(Releases releases, Charts charts, ReleaseBook book) {

    Change of(HelmSpec spec) throws InterruptedException {
        var chart = charts.fetch(spec.chart());
        var release = spec.release(releases);
        var history = releases.history(release);
        var wanted = new Wanted(chart.digest(), spec.values().digest());
        var step = NextStep.of(release, history, wanted, book.ours(release, history));
        if (step instanceof NextStep.Skip)
            return change(Change.Kind.KEEP, "The release " + release + " is already " + chart + " with these values.");
        if (step instanceof NextStep.Conflict conflict) return change(Change.Kind.UNKNOWN, conflict.why());
        if (step instanceof NextStep.Install || step instanceof NextStep.Remove)
            return change(Change.Kind.CREATE, "Installs " + chart + " as the release " + release + ".");
        var from = history.latest().orElseThrow();
        return change(
                Change.Kind.CHANGE,
                "Upgrades the release " + release + " from " + from.chart() + " (revision " + from.number() + ") to "
                        + chart + ".");
    }

    private static Change change(Change.Kind kind, String what) {
        return new Change(kind, what, "");
    }
}
