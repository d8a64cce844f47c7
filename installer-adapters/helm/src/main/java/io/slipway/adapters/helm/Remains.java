package io.slipway.adapters.helm;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.ReleaseRef;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a release is still there when Helm has uninstalled it: objects of revisions before the last one, and what its
 * hooks left, which Helm forgets.
 */
final class Remains {

    private static final Set<String> CLAIMED_BY = Set.of("StatefulSet");

    private final KubernetesClient client;
    private final RenderedObjects rendered;
    private final Instant since;

    /** @param since when it began: what is older was not made by it */
    Remains(KubernetesClient client, ReleaseRef release, Instant since) {
        this.client = client;
        this.rendered = new RenderedObjects(client, release);
        this.since = since;
    }

    /** @return what stays */
    List<ObjectRef> clear(List<Contents> revisions) {
        var kept = new LinkedHashSet<ObjectRef>();
        revisions.forEach(one -> kept.addAll(one.kept()));
        var objects = new LinkedHashSet<ObjectRef>();
        revisions.forEach(one -> objects.addAll(one.objects()));
        objects.removeAll(kept);
        for (var object : objects) live(object).filter(rendered::isOwned).ifPresent(this::delete);
        clearHooks(revisions);
        return kept.stream().filter(one -> live(one).isPresent()).toList();
    }

    /** What hooks of these revisions left. */
    void clearHooks(List<Contents> revisions) {
        var hooks = new LinkedHashSet<ObjectRef>();
        revisions.forEach(one -> hooks.addAll(one.hooks()));
        revisions.forEach(one -> hooks.removeAll(one.kept()));
        for (var hook : hooks) live(hook).filter(this::isOfRelease).ifPresent(this::delete);
    }

    private boolean isOfRelease(GenericKubernetesResource object) {
        // Kubernetes tells whole seconds.
        return Instant.parse(object.getMetadata().getCreationTimestamp()).isAfter(since.minusSeconds(2));
    }

    private Optional<GenericKubernetesResource> live(ObjectRef ref) {
        try {
            var kind = client.genericKubernetesResources(ref.apiVersion(), ref.kind());
            var found = ref.namespace().isEmpty()
                    ? kind.withName(ref.name()).get()
                    : kind.inNamespace(ref.namespace()).withName(ref.name()).get();
            return Optional.ofNullable(found)
                    .filter(object -> object.getMetadata().getDeletionTimestamp() == null);
        } catch (KubernetesClientException notServed) {
            // Its kind has gone with its definition, and it with its kind.
            if (notServed.getCode() == 404) return Optional.empty();
            throw notServed;
        }
    }

    private void delete(GenericKubernetesResource object) {
        client.resource(object)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    /** Claims that StatefulSets have made; Kubernetes keeps them, because data is in them. */
    List<ObjectRef> claims(Collection<Contents> revisions) {
        var sets = revisions.stream()
                .flatMap(one -> one.objects().stream())
                .filter(object -> CLAIMED_BY.contains(object.kind()))
                .distinct()
                .toList();
        return sets.stream()
                .flatMap(set -> client.persistentVolumeClaims().inNamespace(set.namespace()).list().getItems().stream()
                        .filter(claim -> claim.getMetadata().getName().matches(".+-" + set.name() + "-[0-9]+"))
                        .map(rendered::ref))
                .distinct()
                .toList();
    }
}
