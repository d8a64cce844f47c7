package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** What the tasks of a run can reach of Slipway itself (TR-25). */
public interface RunReach {

    /** For runs that reach nothing. */
    RunReach NONE = new RunReach() {
        @Override
        public JsonNode services(String run) {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public Map<String, String> access(String run, int round) {
            return Map.of();
        }
    };

    /** The services on the run's target, as the registry knows them now. */
    JsonNode services(String run);

    /** Variables for scripts: where Slipway is, and a token. */
    Map<String, String> access(String run, int round);
}
