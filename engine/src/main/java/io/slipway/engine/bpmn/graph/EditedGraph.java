package io.slipway.engine.bpmn.graph;

import java.time.Instant;

/**
 * A package version's graph as a designer has drawn it.
 *
 * @param tasks {@code {"tasks": […], "edges": […]}} in the form of {@code package.yaml}, in place of the package's own
 * @param changedBy empty where nobody was signed in
 */
public record EditedGraph(DeployedGraph definitions, String tasks, String changedBy, Instant changedAt) {}
