package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What an app brings of one kind, as the installer sees it.
 *
 * @param run that installs it; empty while nothing runs yet
 * @param objects by their names, as they shall be; none of them for an app that goes away
 */
public record InstallTask(String run, String app, String kind, Map<String, JsonNode> objects) {

    public InstallTask {
        objects = Map.copyOf(objects);
    }
}
