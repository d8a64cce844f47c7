package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.release.History;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.ServiceParts;
import java.util.List;

/** How a release stands long after its task is done. */
record ReleaseParts(Releases releases) {

    ServiceParts of(JsonNode result) {
        var release = new ReleaseRef(
                result.path("cluster").asText(),
                result.path("namespace").asText(),
                result.path("release").asText());
        var history = releases.history(release);
        var latest = history.latest().filter(one -> one.state() != ReleaseState.UNINSTALLED);
        if (latest.isEmpty())
            return new ServiceParts(
                    release.target(),
                    ServiceParts.ABSENT,
                    "Somebody has uninstalled the release " + release + ".",
                    List.of());
        var ours = result.path("revision").asInt();
        var objects = history.standing()
                .map(standing -> releases.contents(release, standing.number()).objects())
                .orElse(List.of());
        return new ServiceParts(
                release.target(), latest.get().state().word(), config(latest.get(), ours, history), objects);
    }

    private static String config(Revision latest, int ours, History history) {
        if (latest.number() == ours) return "";
        var who = latest.marks().isPresent() ? "A later task" : "Somebody else";
        var what = history.revision(ours).isPresent() ? " after revision " + ours + " of its task" : "";
        return who + " has made revision " + latest.number() + " (" + latest.chart() + ")" + what + ", at "
                + latest.since() + ".";
    }
}
