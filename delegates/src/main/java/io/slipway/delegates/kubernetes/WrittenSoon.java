package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Outcome.Failed;
import java.util.Optional;

/** Applies one object, and says in a sentence why it was not taken. */
public final class WrittenSoon {

    private static final int KIND_TRIES = 40;
    private static final long KIND_PAUSE_MILLIS = 250;

    private WrittenSoon() {}

    /** @param defines whether kinds are defined along with it: one that was a moment ago may be served a moment later */
    public static Optional<Failed> apply(
            ClusterObjects objects, String target, ObjectNode manifest, boolean force, boolean defines)
            throws InterruptedException {
        int tries = defines ? KIND_TRIES : 1;
        Written written = objects.apply(target, manifest, false, force);
        while (written instanceof Written.Nowhere && --tries > 0) {
            Thread.sleep(KIND_PAUSE_MILLIS);
            written = objects.apply(target, manifest, false, force);
        }
        return failure(Manifest.refOf(manifest), written);
    }

    public static Optional<Failed> failure(ObjectRef ref, Written written) {
        if (written instanceof Written.Conflicting conflict)
            return Optional.of(new Failed(sentence(ref, conflict), false));
        if (written instanceof Written.Refused refused)
            return Optional.of(new Failed(refused.why(), refused.retryable()));
        if (written instanceof Written.Outdated outdated) return Optional.of(new Failed(outdated.why(), true));
        // A namespace or a kind may come from elsewhere in a moment.
        if (written instanceof Written.Nowhere nowhere) return Optional.of(new Failed(nowhere.why(), true));
        return Optional.empty();
    }

    static String sentence(ObjectRef ref, Written.Conflicting conflict) {
        return ref + ": " + conflict.sentence()
                + ". Leave the field out of the manifest, let its owner give it up, or set"
                + " force: true to take it over.";
    }
}
