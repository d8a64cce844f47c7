package io.slipway.delegates.helm;

import io.slipway.engine.release.Chart;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.History;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.NextStep;
import io.slipway.engine.release.Order;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Rendered;
import io.slipway.engine.release.Revision;
import io.slipway.engine.release.Wanted;

/** A release as it stands, what is wanted of it, and what the next step there would be. */
record ReleaseLook(HelmSpec spec, ReleaseRef release, History history, Chart chart, NextStep step) {

    static ReleaseLook at(HelmSpec spec, Releases releases, Charts charts, ReleaseBook book)
            throws InterruptedException {
        var chart = charts.fetch(spec.chart());
        var release = spec.release(releases);
        var history = releases.history(release);
        var wanted = new Wanted(chart.digest(), spec.values().digest());
        return new ReleaseLook(
                spec, release, history, chart, NextStep.of(release, history, wanted, book.ours(release, history)));
    }

    boolean isNew() {
        return step instanceof NextStep.Install || step instanceof NextStep.Remove;
    }

    /** The revision whose objects stand there, as far as they do. */
    int standing() {
        return history.standing().map(Revision::number).orElse(0);
    }

    /** What Helm would send. */
    Rendered render(Releases releases) throws InterruptedException {
        return releases.render(order());
    }

    /** Also what Helm would refuse: an object of somebody else, a kind that is not there. */
    void tryOut(Releases releases) throws InterruptedException {
        releases.tryOut(order());
    }

    private Order order() {
        var values = spec.values();
        int next = isNew() ? 1 : history.latest().map(Revision::number).orElse(0) + 1;
        var marks = new Marks(spec.key(), chart.digest(), values.digest(), 0);
        boolean skipCrds = spec.flag("skipCrds", false);
        return new Order(release, next, chart, values, marks, "", skipCrds, spec.limit());
    }

    /** For a plan to notice when the release has moved: no word of it depends on who looks. */
    String standingText() {
        return history.latest()
                .map(one -> "revision " + one.number() + " " + one.state().word() + " " + one.since())
                .orElse("absent");
    }
}
