package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.ChartValues;
import io.slipway.engine.release.History;
import io.slipway.engine.release.Marks;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a release back to what it was. Goes on where an earlier attempt at that has died. */
record ReleaseWayBack(Releases releases, ReleaseBook book, HelmSpec spec) {

    Outcome to(Before before) throws InterruptedException {
        var history = releases.history(before.release());
        boolean isBegun = history.revisions().stream().anyMatch(one -> one.isMarked(spec.key()));
        if (!isBegun) return before.wasThere() ? Outcome.done() : end(before, new ArrayList<>());
        var latest = history.latest().orElseThrow();
        // On top of what we made: going back would take it away from somebody.
        if (!latest.isMarked(spec.key())) return new Outcome.Failed(inTheWay(before, latest), false);
        return before.wasThere() ? restore(before, history, latest) : remove(before, latest);
    }

    private static String inTheWay(Before before, Revision revision) {
        var release = before.release();
        var mend = before.wasThere()
                ? "helm rollback " + release.name() + " " + before.revision() + " -n " + release.namespace()
                : "helm uninstall " + release.name() + " -n " + release.namespace();
        return "Revision " + revision.number() + " of the release " + release + " (" + revision.chart()
                + ") was made by somebody else since " + revision.since()
                + ", so it is not put back. If it shall be, run: "
                + mend + ", and mark the task as done.";
    }

    private Outcome restore(Before before, History history, Revision latest) throws InterruptedException {
        var release = before.release();
        var marks = history.revision(before.revision())
                .flatMap(Revision::marks)
                .map(old -> new Marks(spec.key(), old.chart(), old.values(), before.revision()))
                .orElseGet(() -> new Marks(spec.key(), "", "", before.revision()));
        log("Puts " + release + " back to revision " + before.revision() + ".");
        // Where a dead way back is removed first, the new revision takes its number, which is in the book already.
        book.begins(release, latest.number() + 1, marks, new ChartValues(List.of()));
        releases.restore(release, before.revision(), marks, spec.limit());
        return Outcome.done();
    }

    private Outcome remove(Before before, Revision latest) throws InterruptedException {
        var release = before.release();
        log("Removes " + release + ".");
        book.beginsRemoval(release, latest.number(), spec.key());
        boolean wasWhole = latest.state() == ReleaseState.DEPLOYED;
        var left = new ArrayList<>(releases.uninstall(release, wasWhole, spec.limit()));
        book.forget(release);
        return end(before, left);
    }

    private Outcome end(Before before, List<ObjectRef> left) {
        if (!before.namespace()) left.addAll(releases.removeNamespaceIfEmpty(before.release()));
        left.forEach(object -> log("Stays: " + object + "."));
        return new Outcome.Done(left.isEmpty() ? Map.of() : Map.of("left", names(left)));
    }

    private static JsonNode names(List<ObjectRef> objects) {
        var names = JsonNodeFactory.instance.arrayNode();
        objects.stream().distinct().forEach(object -> names.add(object.toString()));
        return names;
    }

    private void log(String line) {
        spec.task().room().log(line);
    }
}
