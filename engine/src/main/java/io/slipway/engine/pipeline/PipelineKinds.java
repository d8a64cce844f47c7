package io.slipway.engine.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The kinds for all services that take pipelines: the two that Slipway knows, and those that the site names. */
public record PipelineKinds(List<PipelineKind> all) {

    public PipelineKinds {
        all = List.copyOf(all);
    }

    public static PipelineKinds of(Collection<String> others, PipelineRoles roles, PipelineApps apps) {
        return new PipelineKinds(Stream.concat(others.stream(), Stream.of("vector", "logstash"))
                .distinct()
                .map(service -> new PipelineKind(service, roles, apps))
                .toList());
    }
}
