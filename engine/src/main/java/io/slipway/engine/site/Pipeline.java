package io.slipway.engine.site;

import java.util.List;
import java.util.Optional;

/**
 * One configuration and all instances that run it.
 *
 * @param program that tells whether a configuration is right: the service's own; none: the usual one, if it is on the path
 */
public record Pipeline(String name, List<Instance> instances, Optional<String> program) {

    public Pipeline {
        instances = List.copyOf(instances);
    }
}
