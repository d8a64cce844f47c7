package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Standing.Hopeless;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ObjectRef;

/** A claim for a disk. */
record Claim(ObjectRef ref, JsonNode claim, Neighbours neighbours) {

    Standing standing() {
        var trouble = trouble();
        if (trouble.isEmpty()) return Standing.READY;
        return phase().equals("Lost") ? new Hopeless(ref + ": " + trouble) : new Lacking(ref + ": " + trouble);
    }

    /** Empty where there is none. */
    String trouble() {
        if (phase().equals("Bound")) return "";
        if (phase().equals("Lost")) return "the volume that it was bound to is gone";
        var complaint = neighbours.complaint(ref).map(said -> ": " + said).orElse("");
        var name = claim.path("spec").path("storageClassName").asText();
        if (name.isEmpty()) return "pending: no storage class" + complaint;
        var storage = neighbours.find(new ObjectRef("storage.k8s.io/v1", "StorageClass", "", name));
        if (storage.isEmpty()) return "pending: storage class " + name + complaint;
        boolean isLate = storage.get().path("volumeBindingMode").asText().equals("WaitForFirstConsumer");
        if (isLate && !hasConsumer()) return "";
        return "pending: storage class " + name + complaint;
    }

    /** Such a class makes no disk before a pod wants it; nobody can wait for it before. */
    private boolean hasConsumer() {
        return neighbours.pods(ref.namespace()).stream()
                .flatMap(pod -> java.util.stream.StreamSupport.stream(
                        pod.path("spec").path("volumes").spliterator(), false))
                .anyMatch(volume -> volume.path("persistentVolumeClaim")
                        .path("claimName")
                        .asText()
                        .equals(ref.name()));
    }

    private String phase() {
        return claim.path("status").path("phase").asText("Pending");
    }
}
