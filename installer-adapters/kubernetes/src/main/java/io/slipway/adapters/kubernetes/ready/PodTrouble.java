package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Why a pod is not ready. */
final class PodTrouble {

    private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");

    private PodTrouble() {}

    static String of(JsonNode pod) {
        var status = pod.path("status");
        for (var list : new String[] {"initContainerStatuses", "containerStatuses"})
            for (var container : status.path(list)) {
                var trouble = ofContainer(container);
                if (!trouble.isEmpty()) return trouble;
            }
        var conditions = new Conditions(pod);
        if (conditions.has("PodScheduled", "False")) return "cannot be placed: " + conditions.reason("PodScheduled");
        var said = Conditions.reason(status);
        var phase = status.path("phase").asText("Pending");
        if (!said.isEmpty()) return phase + ": " + said;
        if (phase.equals("Running")) return "runs, but is not ready: " + conditions.reason("Ready");
        return phase.toLowerCase(java.util.Locale.ROOT);
    }

    private static String ofContainer(JsonNode container) {
        var state = container.path("state");
        var waiting = state.path("waiting");
        if (waiting.isObject() && !USUAL.contains(waiting.path("reason").asText()))
            return Conditions.reason(waiting) + lastEnd(container);
        var ended = state.path("terminated");
        return ended.isObject() && ended.path("exitCode").asInt() != 0 ? end(ended) : "";
    }

    private static String lastEnd(JsonNode container) {
        var last = container.path("lastState").path("terminated");
        return last.isObject() ? " (last time: " + end(last) + ")" : "";
    }

    static String end(JsonNode ended) {
        var reason = Conditions.reason(ended);
        return "ended with exit status " + ended.path("exitCode").asInt() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
