package io.slipway.engine.site;

import java.util.List;
import java.util.Optional;

/**
 * All settings of a site, checked.
 *
 * @param clusters none: the usual kubeconfig rules
 * @param signOn none: people sign in with a password only
 */
public record SiteSettings(
        Targets<Cluster> clusters,
        Targets<Kafka> kafka,
        Pipelines pipelines,
        List<Repository> repositories,
        Policy policy,
        PackageSettings packages,
        Retention retention,
        Work work,
        Optional<SignOn> signOn) {

    public SiteSettings {
        repositories = List.copyOf(repositories);
    }

    public Optional<Repository> repository(String name) {
        return repositories.stream()
                .filter(repository -> repository.name().equals(name))
                .findFirst();
    }
}
