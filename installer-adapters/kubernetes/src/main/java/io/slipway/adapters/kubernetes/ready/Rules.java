package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Standing.Hopeless;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ObjectRef;
import java.util.Set;

/** Which rule decides for which kind. */
public final class Rules {

    /** Of Kubernetes itself; all other groups are somebody's own kinds. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "extensions",
            "rbac.authorization.k8s.io",
            "networking.k8s.io",
            "storage.k8s.io",
            "scheduling.k8s.io",
            "coordination.k8s.io",
            "node.k8s.io",
            "admissionregistration.k8s.io",
            "discovery.k8s.io",
            "certificates.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "resource.k8s.io",
            "internal.apiserver.k8s.io",
            "storagemigration.k8s.io");

    /** Of the built-in ones, those that take time. */
    private static final Set<String> SLOW = Set.of(
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "ReplicaSet",
            "ReplicationController",
            "Job",
            "Pod",
            "Service",
            "PersistentVolumeClaim",
            "Namespace");

    private static final Set<String> WITH_PODS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "Pod");

    private final Neighbours neighbours;

    public Rules(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Whether it may take time at all: a ConfigMap is ready when it is there. */
    public static boolean takesTime(ObjectRef object) {
        return !BUILT_IN.contains(group(object)) || SLOW.contains(object.kind());
    }

    /** Whether its reasons stand in pods or claims beside it. */
    public static boolean hasPods(ObjectRef object) {
        return BUILT_IN.contains(group(object)) && WITH_PODS.contains(object.kind())
                || object.kind().equals("PersistentVolumeClaim");
    }

    private static String group(ObjectRef object) {
        int slash = object.apiVersion().indexOf('/');
        return slash < 0 ? "" : object.apiVersion().substring(0, slash);
    }

    public Standing of(ObjectRef ref, JsonNode object) {
        if (object.path("metadata").hasNonNull("deletionTimestamp")) return new Lacking(ref + ": is being deleted");
        if (!BUILT_IN.contains(group(ref))) return ofOthers(ref, object);
        return switch (ref.kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController" ->
                new Workload(ref, object, neighbours).standing();
            case "Job" -> job(ref, object);
            case "Pod" -> pod(ref, object);
            case "PersistentVolumeClaim" -> new Claim(ref, object, neighbours).standing();
            case "Service" -> service(ref, object);
            case "Namespace" ->
                object.path("status").path("phase").asText().equals("Active")
                        ? Standing.READY
                        : new Lacking(ref + ": is not active yet");
            default -> Standing.READY;
        };
    }

    private Standing job(ObjectRef ref, JsonNode job) {
        var conditions = new Conditions(job);
        if (conditions.isTrue("Complete") || conditions.isTrue("SuccessCriteriaMet")) return Standing.READY;
        if (job.path("spec").path("suspend").asBoolean()) return Standing.READY;
        var pods = new Pods(neighbours, ref, job);
        for (var type : new String[] {"Failed", "FailureTarget"})
            if (conditions.isTrue(type))
                return new Hopeless(ref + ": failed: " + conditions.reason(type) + pods.ends());
        var wanted = job.path("spec").path("completions").asInt(1);
        return new Lacking(ref + ": " + job.path("status").path("succeeded").asInt() + " of " + wanted + " done"
                + pods.troubles());
    }

    private Standing pod(ObjectRef ref, JsonNode pod) {
        var phase = pod.path("status").path("phase").asText();
        if (phase.equals("Succeeded") || new Conditions(pod).isTrue("Ready")) return Standing.READY;
        var trouble = ref + ": " + PodTrouble.of(pod);
        return phase.equals("Failed") ? new Hopeless(trouble) : new Lacking(trouble);
    }

    private Standing service(ObjectRef ref, JsonNode service) {
        boolean isBalanced = service.path("spec").path("type").asText().equals("LoadBalancer");
        boolean hasAddress =
                service.path("status").path("loadBalancer").path("ingress").size() > 0;
        if (!isBalanced
                || hasAddress
                || service.path("spec").path("externalIPs").size() > 0) return Standing.READY;
        return new Lacking(ref + ": the load balancer has given no address yet"
                + neighbours.complaint(ref).map(said -> ": " + said).orElse(""));
    }

    private static Standing ofOthers(ObjectRef ref, JsonNode object) {
        return switch (ref.kind()) {
            case "CustomResourceDefinition" -> definition(ref, object);
            case "APIService" -> condition(ref, object, "Available");
            default -> OwnKind.standing(ref, object);
        };
    }

    private static Standing definition(ObjectRef ref, JsonNode definition) {
        var conditions = new Conditions(definition);
        if (conditions.has("NamesAccepted", "False"))
            return new Hopeless(ref + ": its names are not accepted: " + conditions.reason("NamesAccepted"));
        return condition(ref, definition, "Established");
    }

    static Standing condition(ObjectRef ref, JsonNode object, String type) {
        var conditions = new Conditions(object);
        if (conditions.isTrue(type)) return Standing.READY;
        var reason = conditions.reason(type);
        return new Lacking(ref + ": not " + type.toLowerCase(java.util.Locale.ROOT) + " yet"
                + (reason.isEmpty() ? "" : ": " + reason));
    }
}
