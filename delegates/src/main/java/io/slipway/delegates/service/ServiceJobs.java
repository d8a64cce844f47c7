package io.slipway.delegates.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.kubernetes.TimeLeft;
import io.slipway.delegates.kubernetes.WrittenSoon;
import io.slipway.engine.cluster.Jobs.End;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.task.TaskContext;
import java.util.List;

/**
 * Runs Jobs of an app to their end. A Job bears the key of its try: one of the same try is gone on with after a crash, one
 * of another time is taken away first.
 */
record ServiceJobs(ServiceTools tools, String cluster, TaskContext context, TimeLeft left) {

    private static final String KEY = "slipway.io/idempotency-key";

    void run(ServicePart part) throws InterruptedException {
        var ref = part.ref();
        var there = tools.objects().find(cluster, List.of(ref)).get(ref);
        if (there != null && !keyOf(there).equals(key())) {
            remove(ref);
            there = null;
        }
        if (there == null) begin(part);
        var end = tools.jobs().follow(cluster, ref, left.now(), context.room()::log, context.room()::waitsFor);
        if (end instanceof End.Succeeded) context.room().log(ref + " has done its work.");
        else throw new InstallProblem(ref + ": " + why(end), true);
    }

    void remove(ObjectRef ref) throws InterruptedException {
        tools.objects().delete(cluster, ref, true);
        var held = tools.objects().awaitGone(cluster, List.of(ref), left.now(), context.room()::waitsFor);
        if (!held.isEmpty()) throw new InstallProblem(held.get(0).why(), true);
    }

    private void begin(ServicePart part) {
        ObjectNode job = part.object().deepCopy();
        job.withObject("/metadata/annotations").put(KEY, key());
        var written = tools.objects().create(cluster, job);
        // Made by the request before, whose answer was lost.
        if (written instanceof Written.Outdated) return;
        WrittenSoon.failure(part.ref(), written).ifPresent(failed -> {
            throw new InstallProblem(failed.reason(), failed.retryable());
        });
        context.room().log("Began " + part.ref() + ".");
    }

    private String key() {
        return context.idempotencyKey() + "/" + context.attempt();
    }

    static String keyOf(ObjectNode job) {
        return job.path("metadata").path("annotations").path(KEY).asText();
    }

    private static String why(End end) {
        if (end instanceof End.Failed failed) return failed.why();
        if (end instanceof End.TooLate late) return "not done in time: " + late.why();
        return "somebody has removed it before it ended.";
    }
}
