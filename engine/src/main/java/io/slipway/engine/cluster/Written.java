package io.slipway.engine.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** What came of writing an object. */
public sealed interface Written {

    /** @param object as it is in the cluster now, or would be; of a deletion what the cluster answered */
    record Stored(ObjectNode object) implements Written {}

    /** Fields of it belong to somebody else. */
    record Conflicting(List<FieldConflict> fields) implements Written {
        public Conflicting {
            fields = List.copyOf(fields);
        }

        /** {@code .spec.replicas is owned by kubectl}. */
        public String sentence() {
            return fields.stream().map(FieldConflict::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * @param field {@code .spec.replicas}
     * @param owner {@code "kubectl" using apps/v1}
     */
    record FieldConflict(String field, String owner) {
        @Override
        public String toString() {
            return field + " is owned by " + owner;
        }
    }

    /** Somebody else was quicker: look again. */
    record Outdated(String why) implements Written {}

    /** There is no such namespace or no such kind; or not yet. */
    record Nowhere(String why) implements Written {}

    /** @param retryable whether the same may be taken later */
    record Refused(String why, boolean retryable) implements Written {}
}
