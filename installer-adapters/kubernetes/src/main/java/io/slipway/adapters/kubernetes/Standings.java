package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Rules;
import io.slipway.adapters.kubernetes.ready.Standing;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ObjectRef;
import java.util.Optional;

/** How objects stand, those too that are not there. */
final class Standings {

    private final Sight sight;
    private final Rules rules;

    Standings(Connection connection, Sight sight) {
        this.sight = sight;
        this.rules = new Rules(new Beside(connection, sight));
    }

    Standing of(ObjectRef object) {
        return of(object, sight.find(object));
    }

    /** @param found elsewhere than in sight */
    Standing of(ObjectRef object, Optional<JsonNode> found) {
        return found.map(there -> rules.of(object, there)).orElseGet(() -> absent(object));
    }

    /** Not before the first list has come: until then all objects seem to be gone. */
    boolean canTellOf(ObjectRef object) {
        return sight.isKnown(object)
                || sight.isOfUnknownKind(object)
                || sight.find(object).isPresent();
    }

    private Standing absent(ObjectRef object) {
        if (sight.isOfUnknownKind(object))
            return new Lacking(object + ": the cluster does not know the kind " + object.kind() + " of "
                    + object.apiVersion() + " yet");
        return new Lacking(object + (sight.isKnown(object) ? ": is not there" : ": is being looked for"));
    }
}
