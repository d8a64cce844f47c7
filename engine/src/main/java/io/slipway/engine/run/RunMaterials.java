package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.TaskGraph;
import java.nio.file.Path;
import java.util.Optional;

/** What runs are made from, in the shape in which their tasks need it. Kept in memory for the runs of the day. */
public interface RunMaterials {

    /**
     * @param values what people filled in, with the defaults; secrets stand in it in the clear
     * @param global the installation's config with what the run overrides
     * @param files the folder of the package's files on this node
     */
    record Material(TaskGraph graph, JsonNode values, JsonNode global, Path files) {}

    Material of(Run run);

    /** The graph alone; empty where the package was removed after the run's end. */
    Optional<TaskGraph> graphOf(Run run);
}
