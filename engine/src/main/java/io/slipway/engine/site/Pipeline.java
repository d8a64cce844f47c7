package io.slipway.engine.site;

import java.util.List;

/** One configuration and all instances that run it. */
public record Pipeline(String name, List<Instance> instances) {

    public Pipeline {
        instances = List.copyOf(instances);
    }
}
