package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.cluster.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The pods of a workload, and what is wrong with them. */
record Pods(Neighbours neighbours, ObjectRef ref, JsonNode workload) {

    private static final int MOST_TOLD = 2;

    /** {@code ; pod api-7f ImagePullBackOff: …}, or nothing. */
    String troubles() {
        var told = new ArrayList<String>();
        int left = 0;
        for (var pod : newestFirst()) {
            if (new Conditions(pod).isTrue("Ready")
                    || pod.path("status").path("phase").asText().equals("Succeeded")) continue;
            if (told.size() < MOST_TOLD) told.add(trouble(pod));
            else left++;
        }
        if (left > 0) told.add("and " + left + " more pods");
        return told.isEmpty() ? "" : "; " + String.join("; ", told);
    }

    /** How the pods that failed ended. */
    String ends() {
        return newestFirst().stream()
                .filter(pod -> pod.path("status").path("phase").asText().equals("Failed"))
                .findFirst()
                .map(pod -> "; " + trouble(pod))
                .orElse("");
    }

    private String trouble(JsonNode pod) {
        return "pod " + pod.path("metadata").path("name").asText() + " " + PodTrouble.of(pod) + claims(pod);
    }

    /** A pod that cannot be placed often waits for a disk. */
    private String claims(JsonNode pod) {
        if (!new Conditions(pod).has("PodScheduled", "False")) return "";
        var told = new StringBuilder();
        for (var volume : pod.path("spec").path("volumes")) {
            var name = volume.path("persistentVolumeClaim").path("claimName").asText();
            if (name.isEmpty()) continue;
            var claim = new ObjectRef("v1", "PersistentVolumeClaim", ref.namespace(), name);
            neighbours
                    .find(claim)
                    .map(found -> new Claim(claim, found, neighbours).trouble())
                    .filter(trouble -> !trouble.isEmpty())
                    .ifPresent(trouble ->
                            told.append("; ").append(claim).append(": ").append(trouble));
        }
        return told.toString();
    }

    private List<JsonNode> newestFirst() {
        var labels = workload.path("spec").path("selector");
        var matched = labels.has("matchLabels") ? labels.path("matchLabels") : labels;
        return neighbours.pods(ref.namespace()).stream()
                .filter(pod -> !pod.path("metadata").hasNonNull("deletionTimestamp"))
                .filter(pod -> matches(matched, pod.path("metadata").path("labels")))
                .sorted(Comparator.comparing((JsonNode pod) ->
                                pod.path("metadata").path("creationTimestamp").asText())
                        .reversed()
                        .thenComparing(pod -> pod.path("metadata").path("name").asText()))
                .toList();
    }

    private static boolean matches(JsonNode wanted, JsonNode labels) {
        if (!wanted.isObject() || wanted.isEmpty()) return false;
        for (var label : wanted.properties())
            if (label.getValue().isTextual() && !label.getValue().equals(labels.path(label.getKey()))) return false;
        return true;
    }
}
