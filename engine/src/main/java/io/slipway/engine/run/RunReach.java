package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the tasks of a run can reach of Slipway itself (TR-25). */
public interface RunReach {

    /** The services on the run's target, as the registry knows them now. */
    JsonNode services(String run);

    /** Variables for scripts: where Slipway is, and a token. */
    Map<String, String> access(String run, int round);
}
