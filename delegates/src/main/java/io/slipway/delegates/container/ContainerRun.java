package io.slipway.delegates.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.kubernetes.TimeLeft;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.Jobs.End;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Job from its begin to its end; a Job of the same key that is there already is gone on with. */
final class ContainerRun {

    private final ClusterObjects objects;
    private final Jobs jobs;
    private final JobManifest manifest;
    private final TaskContext task;
    private final String target;
    private final TimeLeft left;

    ContainerRun(ClusterObjects objects, Jobs jobs, JobManifest manifest) {
        this.objects = objects;
        this.jobs = jobs;
        this.manifest = manifest;
        this.task = manifest.task();
        this.target = task.spec().path("target").asText();
        this.left = TimeLeft.of(task);
    }

    Outcome run() throws InterruptedException {
        var there = find();
        if (there.isPresent() && !isOfThisAttempt(there.get())) {
            remove();
            there = Optional.empty();
        }
        there.ifPresent(job -> task.room().log("Goes on with " + manifest.ref() + ", which an earlier process began."));
        var failed = there.isPresent() ? Optional.<Outcome>empty() : begin();
        return failed.isPresent() ? failed.get() : follow();
    }

    /** By the label, whatever its name. */
    Optional<ObjectNode> find() {
        return objects
                .labelled(target, "batch/v1", "Job", manifest.namespace(), JobManifest.KEY_LABEL, manifest.keyLabel())
                .stream()
                .findFirst();
    }

    private boolean isOfThisAttempt(JsonNode job) {
        return job.path("metadata")
                .path("labels")
                .path(JobManifest.ATTEMPT_LABEL)
                .asText()
                .equals(Integer.toString(task.attempt()));
    }

    private Optional<Outcome> begin() {
        var secret = objects.apply(target, manifest.secret(), false, true);
        if (!(secret instanceof Written.Stored)) return Optional.of(failed(secret));
        var job = objects.create(target, manifest.job());
        // Made by the request before, whose answer was lost.
        if (job instanceof Written.Outdated) return Optional.empty();
        if (!(job instanceof Written.Stored stored)) {
            objects.delete(target, manifest.environment(), false);
            return Optional.of(failed(job));
        }
        objects.apply(target, manifest.ownedSecret(stored.object()), false, true);
        task.room()
                .log("Began " + manifest.ref() + " with the image "
                        + manifest.spec().path("image").asText() + ".");
        return Optional.empty();
    }

    private static Outcome failed(Written written) {
        if (written instanceof Written.Refused refused) return new Outcome.Failed(refused.why(), refused.retryable());
        if (written instanceof Written.Nowhere nowhere) return new Outcome.Failed(nowhere.why(), true);
        if (written instanceof Written.Outdated outdated) return new Outcome.Failed(outdated.why(), true);
        return new Outcome.Failed("The cluster did not take the Job: " + written, false);
    }

    Outcome follow() throws InterruptedException {
        var end = jobs.follow(target, manifest.ref(), left.now(), task.room()::log, task.room()::waitsFor);
        if (end instanceof End.Succeeded done) return new Outcome.Done(outputs(done.message()));
        if (end instanceof End.Failed failed) return new Outcome.Failed(failed.why(), true);
        if (end instanceof End.Gone)
            return new Outcome.Failed(manifest.ref() + " was removed by somebody before it ended.", true);
        remove();
        return new Outcome.Failed("Not done in time, and ended: " + ((End.TooLate) end).why(), true);
    }

    private static Map<String, JsonNode> outputs(String message) {
        return message.isBlank() ? Map.of() : Map.of("message", JsonNodeFactory.instance.textNode(message.strip()));
    }

    /** Its pods and its environment go with it. */
    List<ClusterObjects.Held> remove() throws InterruptedException {
        var both = List.<ObjectRef>of(manifest.ref(), manifest.environment());
        for (var one : both) objects.delete(target, one, true);
        return objects.awaitGone(target, both, left.now(), task.room()::waitsFor);
    }
}
