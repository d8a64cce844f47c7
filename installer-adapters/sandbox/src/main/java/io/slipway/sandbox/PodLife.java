package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What becomes of a pod, since nothing really runs: it starts after a moment, and ends after another one if it is meant
 * to end. Images with the tag {@code broken} cannot be pulled, those with the tag {@code failing} end with exit status 1.
 */
final class PodLife {

    static final long STARTS_AFTER_MILLIS = 400;
    static final long ENDS_AFTER_MILLIS = 800;

    private final Map<String, Long> since = new HashMap<>();

    /** @param now in milliseconds, of any clock */
    ObjectNode standing(ObjectNode pod, long now) {
        var uid = pod.path("metadata").path("uid").asText();
        long age = now - since.computeIfAbsent(uid, first -> now);
        if (isAny(pod, image -> image.endsWith(":broken")))
            return age < STARTS_AFTER_MILLIS ? begun(pod) : unpulled(pod);
        if (age < STARTS_AFTER_MILLIS) return begun(pod);
        if (!isToEnd(pod) || age < ENDS_AFTER_MILLIS) return running(pod);
        return ended(pod, isAny(pod, image -> image.endsWith(":failing")) ? 1 : 0);
    }

    void forget(Predicate<String> isGone) {
        since.keySet().removeIf(isGone);
    }

    private static boolean isToEnd(JsonNode pod) {
        return !pod.path("spec").path("restartPolicy").asText("Always").equals("Always");
    }

    private static boolean isAny(JsonNode pod, Predicate<String> which) {
        for (var list : new String[] {"initContainers", "containers"})
            for (var container : pod.path("spec").path(list))
                if (which.test(container.path("image").asText())) return true;
        return false;
    }

    private static ObjectNode begun(JsonNode pod) {
        return status(pod, "Pending", false, "ContainersNotReady", container -> waiting("ContainerCreating", ""));
    }

    private static ObjectNode unpulled(JsonNode pod) {
        return status(
                pod,
                "Pending",
                false,
                "ContainersNotReady",
                container -> waiting(
                        "ImagePullBackOff",
                        "Back-off pulling image \"" + container.path("image").asText() + "\""));
    }

    private static ObjectNode running(JsonNode pod) {
        return status(pod, "Running", true, "", container -> {
            var state = Json.NODES.objectNode();
            state.putObject("running").set("startedAt", pod.path("metadata").path("creationTimestamp"));
            return state;
        });
    }

    private static ObjectNode ended(JsonNode pod, int exit) {
        return status(pod, exit == 0 ? "Succeeded" : "Failed", false, "PodCompleted", container -> {
            var state = Json.NODES.objectNode();
            state.putObject("terminated")
                    .put("exitCode", exit)
                    .put("reason", exit == 0 ? "Completed" : "Error")
                    .set("finishedAt", pod.path("metadata").path("creationTimestamp"));
            return state;
        });
    }

    private static ObjectNode waiting(String reason, String message) {
        var state = Json.NODES.objectNode();
        state.putObject("waiting").put("reason", reason).put("message", message);
        return state;
    }

    private interface States {
        ObjectNode of(JsonNode container);
    }

    private static ObjectNode status(JsonNode pod, String phase, boolean isReady, String reason, States states) {
        var began = pod.path("metadata").path("creationTimestamp");
        var status = Json.NODES.objectNode().put("phase", phase).put("podIP", "10.244.0.2");
        status.set("startTime", began);
        var conditions = status.putArray("conditions");
        for (var type : new String[] {"PodScheduled", "Initialized", "ContainersReady", "Ready"}) {
            boolean isTrue = isReady || type.equals("PodScheduled") || type.equals("Initialized");
            var condition = conditions.addObject().put("type", type).put("status", isTrue ? "True" : "False");
            if (!isTrue) condition.put("reason", reason);
            condition.set("lastTransitionTime", began);
        }
        var all = status.putArray("containerStatuses");
        for (var container : pod.path("spec").path("containers"))
            all.addObject()
                    .put("name", container.path("name").asText())
                    .put("image", container.path("image").asText())
                    .put("imageID", "")
                    .put("ready", isReady)
                    .put("started", isReady)
                    .put("restartCount", 0)
                    .set("state", states.of(container));
        return status;
    }
}
