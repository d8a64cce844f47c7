package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/**
 * What an app brings of one kind, as the installer sees it.
 *
 * @param run that installs it; empty while nothing runs yet
 * @param objects by their names, as they shall be; none of them for an app that goes away
 */
public record InstallTask(String run, String app, String kind, Settings settings, Map<String, JsonNode> objects) {

    /**
     * What the deployer has said.
     *
     * @param target the cluster and namespace, or whatever was given by hand
     * @param isSync whether the version that is there is to be there again, whatever somebody has changed of it
     * @param values what was filled in for this kind, by {@link InstallKind#config}
     */
    public record Settings(String target, boolean isSync, JsonNode values) {
        public static final Settings NONE = new Settings("", false, JsonNodeFactory.instance.objectNode());
    }

    public InstallTask {
        objects = Map.copyOf(objects);
    }
}
