package io.slipway.engine.bpmn.graph;

/** The two processes of a task graph, as the engine knows them. */
public record DeployedGraph(Definition forward, Definition undo) {

    /**
     * @param id what a run's row names
     * @param key what a call activity names, together with the version
     * @param diagram the digest under which {@link DiagramBook} keeps it
     */
    public record Definition(String id, String key, int version, String diagram) {}
}
