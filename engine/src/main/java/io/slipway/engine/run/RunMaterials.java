package io.slipway.engine.run;

import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.Assigning;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.RunInputs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What runs are made from, in the shape in which their tasks need it. */
public interface RunMaterials {

    /**
     * @param inputs what people filled in, with the defaults; secrets stand in it in the clear
     * @param files the folder of the package's files on this node
     * @param secrets of the values and the global config
     * @param masking hides them
     */
    record Material(
            TaskGraph graph, Assigning assigning, RunInputs inputs, Path files, Set<String> secrets, Masking masking) {}

    Material of(Run run);

    /** The graph alone; needs no key and no files. Empty where the package was removed after the run's end. */
    Optional<TaskGraph> graphOf(Run run);
}
