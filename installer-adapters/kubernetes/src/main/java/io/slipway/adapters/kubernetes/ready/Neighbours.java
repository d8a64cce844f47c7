package io.slipway.adapters.kubernetes.ready;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.cluster.ObjectRef;
import java.util.List;
import java.util.Optional;

/** What the reasons of an object are found in. Says nothing where it is not known right now. */
public interface Neighbours {

    List<JsonNode> pods(String namespace);

    Optional<JsonNode> find(ObjectRef object);

    /** What the cluster complained about last, of that object. */
    Optional<String> complaint(ObjectRef object);
}
