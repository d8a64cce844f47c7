package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.sandbox.ObjectStore.Key;
import java.util.List;

/** Deployments with their replica sets, stateful sets, daemon sets and jobs: each a step nearer to what it is meant to be. */
final class Workloads {

    static final String DEPLOYMENTS = "apps/deployments";
    static final String REPLICA_SETS = "apps/replicasets";
    static final String STATEFUL_SETS = "apps/statefulsets";
    static final String DAEMON_SETS = "apps/daemonsets";
    static final String JOBS = "batch/jobs";

    private static final String HASH = "pod-template-hash";
    private static final String REVISION = "controller-revision-hash";

    private final Laws laws;
    private final Pods pods;

    Workloads(Laws laws, Pods pods) {
        this.laws = laws;
        this.pods = pods;
    }

    private static Key key(String shelf, ObjectNode object) {
        return new Key(shelf, Pods.namespace(object), Pods.name(object));
    }

    private static int replicas(ObjectNode object) {
        return object.path("spec").path("replicas").asInt(1);
    }

    private static ObjectNode seen(ObjectNode object) {
        return Json.NODES
                .objectNode()
                .put(
                        "observedGeneration",
                        object.path("metadata").path("generation").asLong());
    }

    private static void condition(ObjectNode status, ObjectNode of, String type, boolean isTrue, String reason) {
        status.withArray("conditions")
                .addObject()
                .put("type", type)
                .put("status", isTrue ? "True" : "False")
                .put("reason", reason)
                .set("lastTransitionTime", of.path("metadata").path("creationTimestamp"));
    }

    /** One pod more than wanted at a time: those of an earlier version go as those of the new one get ready. */
    void deployment(ObjectNode deployment) {
        int wanted = replicas(deployment);
        var hash = Pods.revision(deployment.path("spec").path("template"));
        var sets = pods.ownedBy(deployment, REPLICA_SETS);
        var newest = sets.stream()
                .filter(set -> isOf(set, hash))
                .findFirst()
                .orElseGet(() -> makeReplicaSet(deployment, hash));
        var fresh = pods.ownedBy(newest, Pods.SHELF);
        var earlier = sets.stream().filter(set -> !isOf(set, hash)).toList();
        boolean isRecreated =
                deployment.path("spec").path("strategy").path("type").asText().equals("Recreate");
        int room = isRecreated ? 0 : wanted - Pods.ready(fresh);
        int all = fresh.size();
        int ready = Pods.ready(fresh);
        for (var set : earlier) {
            var old = pods.ownedBy(set, Pods.SHELF);
            int kept = Math.max(0, Math.min(old.size(), room));
            scale(set, kept);
            room -= kept;
            all += old.size();
            ready += Pods.ready(old);
        }
        int old = all - fresh.size();
        int surge = isRecreated ? 0 : 1;
        scale(newest, old == 0 ? wanted : Math.max(0, Math.min(wanted, wanted + surge - old)));
        var status = seen(deployment)
                .put("replicas", all)
                .put("updatedReplicas", fresh.size())
                .put("readyReplicas", ready)
                .put("availableReplicas", ready)
                .put("unavailableReplicas", Math.max(0, wanted - ready));
        condition(status, deployment, "Available", ready >= wanted, "MinimumReplicasAvailable");
        condition(status, deployment, "Progressing", true, "NewReplicaSetAvailable");
        laws.standing(key(DEPLOYMENTS, deployment), status);
    }

    private static boolean isOf(ObjectNode set, String hash) {
        return hash.equals(set.path("metadata").path("labels").path(HASH).asText());
    }

    private ObjectNode makeReplicaSet(ObjectNode deployment, String hash) {
        var set = Json.NODES.objectNode().put("apiVersion", "apps/v1").put("kind", "ReplicaSet");
        var spec = set.putObject("spec").put("replicas", 0);
        spec.set("selector", deployment.path("spec").path("selector").deepCopy());
        spec.set("template", deployment.path("spec").path("template").deepCopy());
        spec.withObject("selector").withObject("matchLabels").put(HASH, hash);
        spec.withObject("template").withObject("metadata").withObject("labels").put(HASH, hash);
        set.withObject("metadata")
                .set(
                        "labels",
                        spec.path("template").path("metadata").path("labels").deepCopy());
        return pods.make(set, deployment, Pods.name(deployment) + "-" + hash);
    }

    private void scale(ObjectNode set, int wanted) {
        if (replicas(set) == wanted) return;
        var scaled = set.deepCopy();
        scaled.withObject("spec").put("replicas", wanted);
        laws.replace(REPLICA_SET, key(REPLICA_SETS, set), scaled, false);
    }

    private static final Kind REPLICA_SET = Kind.of("apps/v1", "ReplicaSet", "replicasets", true);

    void replicaSet(ObjectNode set) {
        int wanted = replicas(set);
        var there = pods.ownedBy(set, Pods.SHELF);
        for (int i = there.size(); i < wanted; i++) pods.makePod(set, Pods.name(set) + "-", "", "");
        for (int i = wanted; i < there.size(); i++) pods.remove(there.get(i));
        var now = pods.ownedBy(set, Pods.SHELF);
        laws.standing(
                key(REPLICA_SETS, set),
                seen(set)
                        .put("replicas", now.size())
                        .put("fullyLabeledReplicas", now.size())
                        .put("readyReplicas", Pods.ready(now))
                        .put("availableReplicas", Pods.ready(now)));
    }

    /** One after the other, as Kubernetes does it; those of an earlier version are replaced from the last one on. */
    void statefulSet(ObjectNode set) {
        int wanted = replicas(set);
        var revision = Pods.revision(set.path("spec").path("template"));
        var there = pods.ownedBy(set, Pods.SHELF);
        there.stream().filter(pod -> number(pod) >= wanted).forEach(pods::remove);
        replaceOne(there, revision);
        for (int number = 0; number < wanted; number++) {
            var key = new Key(Pods.SHELF, Pods.namespace(set), Pods.name(set) + "-" + number);
            if (pods.has(key)) continue;
            boolean mayStart = Pods.ready(pods.ownedBy(set, Pods.SHELF)) >= number
                    || set.path("spec").path("podManagementPolicy").asText().equals("Parallel");
            if (mayStart) makeMember(set, number, revision);
        }
        var now = pods.ownedBy(set, Pods.SHELF);
        int updated = (int) now.stream().filter(pod -> isAt(pod, revision)).count();
        laws.standing(
                key(STATEFUL_SETS, set),
                seen(set)
                        .put("replicas", now.size())
                        .put("readyReplicas", Pods.ready(now))
                        .put("availableReplicas", Pods.ready(now))
                        .put("currentReplicas", updated)
                        .put("updatedReplicas", updated)
                        .put("currentRevision", Pods.name(set) + "-" + revision)
                        .put("updateRevision", Pods.name(set) + "-" + revision));
    }

    private static int number(ObjectNode pod) {
        var name = Pods.name(pod);
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    private static boolean isAt(ObjectNode pod, String revision) {
        return pod.path("metadata").path("labels").path(REVISION).asText().equals(revision);
    }

    private void replaceOne(List<ObjectNode> there, String revision) {
        boolean isUnderway = there.stream().anyMatch(pod -> isAt(pod, revision) && !Pods.isReady(pod));
        if (isUnderway) return;
        there.stream()
                .filter(pod -> !isAt(pod, revision) && pods.has(key(Pods.SHELF, pod)))
                .reduce((first, last) -> last)
                .ifPresent(pods::remove);
    }

    private void makeMember(ObjectNode set, int number, String revision) {
        for (var template : set.path("spec").path("volumeClaimTemplates")) {
            var name = Pods.name(template) + "-" + Pods.name(set) + "-" + number;
            if (pods.has(new Key(Claims.SHELF, Pods.namespace(set), name))) continue;
            var claim =
                    ((ObjectNode) template.deepCopy()).put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
            claim.withObject("metadata").put("name", name);
            if (set.path("spec").path("template").path("metadata").path("labels") instanceof ObjectNode labels)
                claim.withObject("metadata").withObject("labels").setAll(labels.deepCopy());
            pods.makeFree(claim, Pods.namespace(set));
        }
        pods.makePod(set, Pods.name(set) + "-" + number, REVISION, revision);
    }

    /** The sandbox has one node. */
    void daemonSet(ObjectNode set) {
        var revision = Pods.revision(set.path("spec").path("template"));
        var there = pods.ownedBy(set, Pods.SHELF);
        there.stream().filter(pod -> !isAt(pod, revision)).forEach(pods::remove);
        if (there.stream().noneMatch(pod -> isAt(pod, revision)))
            pods.makePod(set, Pods.name(set) + "-", REVISION, revision);
        var now = pods.ownedBy(set, Pods.SHELF);
        laws.standing(
                key(DAEMON_SETS, set),
                seen(set)
                        .put("desiredNumberScheduled", 1)
                        .put("currentNumberScheduled", now.size())
                        .put("updatedNumberScheduled", now.size())
                        .put("numberMisscheduled", 0)
                        .put("numberReady", Pods.ready(now))
                        .put("numberAvailable", Pods.ready(now)));
    }

    void job(ObjectNode job) {
        if (!job.path("status").path("conditions").isEmpty()
                || job.path("spec").path("suspend").asBoolean()) return;
        int wanted = job.path("spec").path("completions").asInt(1);
        int most = job.path("spec").path("backoffLimit").asInt(6);
        var there = pods.ownedBy(job, Pods.SHELF);
        int done =
                (int) there.stream().filter(pod -> Pods.isIn(pod, "Succeeded")).count();
        int failed =
                (int) there.stream().filter(pod -> Pods.isIn(pod, "Failed")).count();
        if (done + failed == there.size() && done < wanted && failed <= most)
            pods.makePod(job, Pods.name(job) + "-", "job-name", Pods.name(job));
        var status = Json.NODES
                .objectNode()
                .put("active", there.size() - done - failed)
                .put("succeeded", done)
                .put("failed", failed);
        status.set("startTime", job.path("metadata").path("creationTimestamp"));
        if (done >= wanted) {
            status.put("completionTime", Laws.now());
            condition(status, job, "Complete", true, "CompletionsReached");
        } else if (failed > most) condition(status, job, "Failed", true, "BackoffLimitExceeded");
        laws.standing(key(JOBS, job), status);
    }
}
