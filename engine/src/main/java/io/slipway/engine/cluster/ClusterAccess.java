package io.slipway.engine.cluster;

import java.nio.file.Path;

/**
 * How a cluster is reached, for a program of its own.
 *
 * @param name by which the site calls it; empty for the one of the usual kubeconfig rules
 * @param kubeconfig a file that needs nothing beside it, readable by its owner only
 * @param context of that file
 * @param namespace that a task means which names none
 */
public record ClusterAccess(String name, Path kubeconfig, String context, String namespace) {}
