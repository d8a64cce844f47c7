package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ObjectRef;
import java.util.List;

/**
 * Custom resources, by the habits that most of them share: a condition Ready or Available, and the generation that their
 * controller has seen. One without any status is ready, since nothing will ever tell more of it.
 */
final class OwnKind {

    private static final List<String> TELLING = List.of("Ready", "Available");

    private OwnKind() {}

    static Standing standing(ObjectRef ref, JsonNode object) {
        long wanted = object.path("metadata").path("generation").asLong();
        var seen = object.path("status").path("observedGeneration");
        if (seen.isNumber() && seen.asLong() < wanted)
            return new Lacking(ref + ": its controller has not seen the change yet");
        var conditions = new Conditions(object);
        for (var type : TELLING) {
            var condition = conditions.find(type);
            if (condition.isEmpty()) continue;
            var of = condition.get().path("observedGeneration");
            if (of.isNumber() && of.asLong() < wanted)
                return new Lacking(ref + ": its controller has not seen the change yet");
            return Rules.condition(ref, object, type);
        }
        return Standing.READY;
    }
}
