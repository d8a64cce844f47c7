package io.slipway.engine.site;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Kubernetes cluster.
 *
 * @param kubeconfig none: the usual kubeconfig rules
 * @param context none: the current context of the kubeconfig
 */
public record Cluster(String name, Optional<Path> kubeconfig, Optional<String> context, boolean isDefault)
        implements Targets.Target {}
