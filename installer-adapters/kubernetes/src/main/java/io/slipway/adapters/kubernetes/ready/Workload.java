package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ObjectRef;

/** Something that keeps a number of pods, as {@code kubectl rollout status} judges it. */
record Workload(ObjectRef ref, JsonNode object, Neighbours neighbours) {

    Standing standing() {
        var spec = object.path("spec");
        if (ref.kind().equals("Deployment") && spec.path("paused").asBoolean()) return Standing.READY;
        boolean isByHand = spec.path("updateStrategy").path("type").asText().equals("OnDelete");
        int wanted = wanted();
        int ready = ready();
        boolean isSeen = status("observedGeneration")
                >= object.path("metadata").path("generation").asLong();
        if (!isSeen) return lacking("the change is not taken up yet", "");
        int updated = isByHand || !tellsUpdates() ? wanted : (int) status(updatedField());
        int wantedUpdated = Math.max(
                0,
                wanted
                        - spec.path("updateStrategy")
                                .path("rollingUpdate")
                                .path("partition")
                                .asInt());
        if (updated < wantedUpdated) return lacking(updated + " of " + wantedUpdated + " updated");
        if (ready < wanted) return lacking(ready + " of " + wanted + " ready");
        if (ref.kind().equals("Deployment") && status("replicas") > updated)
            return lacking((status("replicas") - updated) + " of the earlier version still there");
        return Standing.READY;
    }

    private Standing lacking(String what) {
        return lacking(what, new Pods(neighbours, ref, object).troubles());
    }

    private Standing lacking(String what, String pods) {
        var conditions = new Conditions(object);
        var failure = conditions.isTrue("ReplicaFailure") ? "; " + conditions.reason("ReplicaFailure") : "";
        var stuck = conditions.has("Progressing", "False") && failure.isEmpty()
                ? "; " + conditions.reason("Progressing")
                : "";
        var complaint = pods.isEmpty() && failure.isEmpty() && stuck.isEmpty()
                ? neighbours.complaint(ref).map(said -> "; " + said).orElse("")
                : "";
        return new Lacking(ref + ": " + what + failure + pods + stuck + complaint);
    }

    private boolean tellsUpdates() {
        return ref.kind().equals("Deployment") || ref.kind().equals("StatefulSet") || isDaemons();
    }

    private boolean isDaemons() {
        return ref.kind().equals("DaemonSet");
    }

    private String updatedField() {
        return isDaemons() ? "updatedNumberScheduled" : "updatedReplicas";
    }

    private int wanted() {
        return isDaemons()
                ? (int) status("desiredNumberScheduled")
                : object.path("spec").path("replicas").asInt(1);
    }

    /** Of a Deployment the available ones: ready for as long as it asks for. */
    private int ready() {
        if (isDaemons()) return (int) status("numberAvailable");
        return (int) status(ref.kind().equals("Deployment") ? "availableReplicas" : "readyReplicas");
    }

    private long status(String field) {
        return object.path("status").path(field).asLong();
    }
}
