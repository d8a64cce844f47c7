package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.change.ObjectChanges;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.NextStep;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Rendered;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a helm task would do now: what Helm renders, object by object against what is there, and what the revision that
 * stands has and the new one lacks. Rendered twice, since what differs between the two cannot be told.
 */
record ReleasePlan(Releases releases, Charts charts, ReleaseBook book, ClusterObjects objects) {

    Change of(HelmSpec spec) throws InterruptedException {
        var look = ReleaseLook.at(spec, releases, charts, book);
        var standing = look.standingText();
        if (look.step() instanceof NextStep.Conflict conflict) return seen(Change.unknown(conflict.why()), standing);
        if (look.step() instanceof NextStep.Skip) return seen(skipped(spec, look), standing);
        return seen(new Comparing(look).change(), standing);
    }

    private static Change seen(Change change, String standing) {
        return new Change(change.kind(), change.what(), change.diff(), standing + " " + change.seen());
    }

    private Change skipped(HelmSpec spec, ReleaseLook look) {
        var same = "The release " + look.release() + " is " + look.chart() + " with these values";
        if (!spec.flag("drift", false)) return Change.keep(same + " already.");
        var drift = releases.drift(look.release());
        if (drift.isEmpty()) return Change.keep(same + " already, and nobody has changed its objects.");
        var lines = drift.stream().map(line -> "~ " + line).toList();
        return new Change(
                Change.Kind.CHANGE,
                same + ", but its objects were changed since; they are brought back.",
                String.join("\n", lines),
                String.join("\n", lines));
    }

    static ObjectRef refOf(JsonNode object) {
        var metadata = object.path("metadata");
        return new ObjectRef(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                metadata.path("namespace").asText(),
                metadata.path("name").asText());
    }

    private static Map<ObjectRef, ObjectNode> byRef(List<ObjectNode> objects) {
        var all = new LinkedHashMap<ObjectRef, ObjectNode>();
        objects.forEach(one -> all.put(refOf(one), one));
        return all;
    }

    private final class Comparing {

        private final ReleaseLook look;
        private final String target;
        private final ObjectChanges changes = new ObjectChanges();

        Comparing(ReleaseLook look) {
            this.look = look;
            this.target = look.release().target();
        }

        Change change() throws InterruptedException {
            look.tryOut(releases);
            var rendered = look.render(releases);
            var wanted = byRef(rendered.objects());
            var again = byRef(look.render(releases).objects());
            again.forEach((ref, other) -> {
                var one = wanted.get(ref);
                if (one != null && !one.equals(other)) changes.isRandom(ref, one, other);
            });
            var before = look.standing() > 0
                    ? byRef(releases.stored(look.release(), look.standing()).objects())
                    : Map.<ObjectRef, ObjectNode>of();
            var live = objects.find(target, wanted.keySet());
            wanted.forEach((ref, object) -> compare(ref, object, before.get(ref), live.get(ref)));
            remove(wanted, before);
            hooks(rendered);
            return said();
        }

        private void compare(
                ObjectRef ref,
                ObjectNode wanted,
                @org.jspecify.annotations.Nullable ObjectNode before,
                @org.jspecify.annotations.Nullable ObjectNode live) {
            var merge = new HelmMerge(wanted, before);
            var written = objects.apply(target, merge.toApply(), true, true);
            if (isRefused(written)) changes.refused(ref, ((Written.Refused) written).why());
            else if (live == null) changes.created(ref, wanted);
            else changes.compared(ref, live, merge.result(live, written));
        }

        /** Helm lets fields pass that a kind does not know; everything else that the cluster refuses, it refuses Helm. */
        private static boolean isRefused(Written written) {
            return written instanceof Written.Refused refused
                    && !refused.why().contains("field not declared in schema")
                    && !refused.why().contains("unknown field")
                    && !refused.why().contains("duplicate");
        }

        private void remove(Map<ObjectRef, ObjectNode> wanted, Map<ObjectRef, ObjectNode> before) {
            var dropped = new LinkedHashMap<>(before);
            dropped.keySet().removeAll(wanted.keySet());
            objects.find(target, dropped.keySet()).forEach((ref, live) -> {
                boolean isKept = live.at("/metadata/annotations/helm.sh~1resource-policy")
                        .asText()
                        .equals("keep");
                if (isKept)
                    changes.note(ref + " is no longer in the chart, and stays: helm.sh/resource-policy is keep.");
                else changes.removed(ref, live);
            });
        }

        private void hooks(Rendered rendered) {
            var events = look.isNew() ? "install" : "upgrade";
            for (var hook : rendered.hooks()) {
                var when = hook.at("/metadata/annotations/helm.sh~1hook").asText();
                if (when.contains(events)) changes.note("runs the hook " + refOf(hook) + " (" + when + ")");
            }
        }

        private Change said() {
            var chart = look.chart();
            if (look.isNew())
                return changes.change(
                        Change.Kind.CREATE,
                        "Installs " + chart + " as the release " + look.release() + ": " + changes.counts() + ".");
            var from = look.history().latest().map(Revision::chart).orElse("");
            int number = look.history().latest().map(Revision::number).orElse(0);
            var what = "Upgrades the release " + look.release() + " from " + from + " (revision " + number + ") to "
                    + chart + ": " + changes.counts() + ".";
            // A revision is made even where no object of it is another.
            return changes.change(
                    changes.kind() == Change.Kind.UNKNOWN ? Change.Kind.UNKNOWN : Change.Kind.CHANGE, what);
        }
    }
}
