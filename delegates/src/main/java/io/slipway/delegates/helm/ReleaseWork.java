package io.slipway.delegates.helm;

import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartValues;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.History;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.NextStep;
import io.slipway.engine.release.Order;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Revision;
import io.slipway.engine.release.Wanted;
import io.slipway.engine.task.Outcome;
import java.time.Duration;
import java.time.Instant;

/** One attempt at a release: look, decide, act, until what is wanted stands there. */
final class ReleaseWork {

    /** Each step leads nearer; more of them than this means that somebody else is at it. */
    private static final int MOST_STEPS = 4;

    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Releases releases;
    private final Charts charts;
    private final ReleaseBook book;
    private final Readiness readiness;
    private final HelmSpec spec;
    private final Instant end;

    ReleaseWork(Releases releases, Charts charts, ReleaseBook book, Readiness readiness, HelmSpec spec) {
        this.releases = releases;
        this.charts = charts;
        this.book = book;
        this.readiness = readiness;
        this.spec = spec;
        this.end = Instant.now().plus(spec.limit()).minus(lastWords());
    }

    Outcome run() throws InterruptedException {
        var release = spec.release(releases);
        var chart = charts.fetch(spec.chart());
        var values = spec.values();
        var wanted = new Wanted(chart.digest(), values.digest());
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            var history = releases.history(release);
            var step = NextStep.of(release, history, wanted, book.ours(release, history));
            if (step instanceof NextStep.Conflict conflict) return new Outcome.Failed(conflict.why(), true);
            if (step instanceof NextStep.Settle settle) {
                log("Takes revision " + settle.revision() + " up again, at which an earlier attempt died.");
                releases.settle(release, settle.revision());
            } else if (step instanceof NextStep.Remove remove) {
                log("Removes what an earlier attempt left of " + release + ".");
                book.beginsRemoval(release, remove.revision(), spec.key());
                releases.uninstall(release, false, left());
            } else if (isStanding(release, step)) {
                log("Nothing to do: " + chart + " with these values is there already.");
                return finish(release, releases.contents(release, ((NextStep.Skip) step).revision()));
            } else {
                return finish(release, made(release, make(new Target(release, history), chart, values, step)));
            }
        }
        return new Outcome.Failed(
                "The release " + release + " changes while it is worked on. See who else installs it.", true);
    }

    private boolean isStanding(ReleaseRef release, NextStep step) {
        if (!(step instanceof NextStep.Skip)) return false;
        if (!spec.flag("drift", false)) return true;
        var drift = releases.drift(release);
        drift.forEach(this::log);
        return drift.isEmpty();
    }

    private record Target(ReleaseRef release, History history) {

        int nextRevision(NextStep step) {
            return step instanceof NextStep.Install
                    ? 1
                    : history.latest().map(Revision::number).orElse(0) + 1;
        }
    }

    /** @return the number of the new revision */
    private int make(Target target, Chart chart, ChartValues values, NextStep step) throws InterruptedException {
        var release = target.release();
        var marks = new Marks(spec.key(), chart.digest(), values.digest(), 0);
        if (step instanceof NextStep.Install install && install.forgets()) releases.forget(release);
        if (spec.flag("createNamespace", false)) releases.makeNamespace(release);
        else if (step instanceof NextStep.Install && !releases.hasNamespace(release)) throw noNamespace(release);
        int next = target.nextRevision(step);
        book.keep(chart);
        // Before the effect: a revision that Helm shows as pending is known for ours by this.
        book.begins(release, next, marks, values);
        var order = new Order(release, next, chart, values, marks, description(), spec.flag("skipCrds", false), left());
        if (step instanceof NextStep.Install) {
            log("Installs " + chart + " as " + release + ".");
            releases.install(order);
        } else {
            if (step instanceof NextStep.Upgrade upgrade && upgrade.adopts())
                log("Takes over the release " + release + ", which somebody else has made.");
            log("Upgrades " + release + " to " + chart + ".");
            releases.upgrade(order);
        }
        return next;
    }

    /** Not told by the check: a task before this one may make it. */
    private static ReleaseProblem noNamespace(ReleaseRef release) {
        return new ReleaseProblem(
                "There is no namespace " + release.namespace() + ". Write createNamespace: true, or make it before.",
                false);
    }

    private String description() {
        return "By Slipway: " + spec.key();
    }

    /** Where somebody else came in between, ours has another number. */
    private Contents made(ReleaseRef release, int revision) {
        var contents = releases.contents(release, revision);
        if (contents.revision().isMarked(spec.key())) return contents;
        int latest = releases.history(release).latest().map(Revision::number).orElse(revision);
        return releases.contents(release, latest);
    }

    private Outcome finish(ReleaseRef release, Contents contents) throws InterruptedException {
        return new ReleaseEnd(readiness, spec).of(release, contents, left());
    }

    /** A little less than it is given, so that it can still say what it waits for. */
    private Duration lastWords() {
        var share = spec.limit().dividedBy(5);
        return share.compareTo(LAST_WORDS) < 0 ? share : LAST_WORDS;
    }

    private Duration left() {
        var left = Duration.between(Instant.now(), end);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    private void log(String line) {
        spec.task().room().log(line);
    }
}
