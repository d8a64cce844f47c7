package io.slipway.engine.run;

import java.util.Optional;

/** What designers have drawn in place of the graphs that packages bring along. */
@FunctionalInterface
public interface GraphEdits {

    /**
     * @param tasks {@code {"tasks": […], "edges": […]}} in the form of {@code package.yaml}
     * @param digest of them, by which a run remembers the graph that it goes by
     */
    record Edit(String tasks, String digest) {}

    /** What a run of this package version that begins now goes by; empty where that is the package's own graph. */
    Optional<Edit> of(String name, String version);
}
