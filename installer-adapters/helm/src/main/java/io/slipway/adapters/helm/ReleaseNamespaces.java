package io.slipway.adapters.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The namespaces of releases, made where a task asks for it, and removed again when nobody else has moved in. */
final class ReleaseNamespaces {

    /** Kubernetes puts them into each namespace. */
    private static final Set<String> FURNITURE = Set.of("kube-root-ca.crt", "default");

    private static final Duration GOING = Duration.ofSeconds(60);

    private final ClusterLink link;

    ReleaseNamespaces(ClusterLink link) {
        this.link = link;
    }

    /** One that is on its way out is not there. An account that may not look at namespaces works in one that is. */
    boolean has(ReleaseRef release) {
        try {
            var found = find(release);
            return found != null && !isGoing(found);
        } catch (KubernetesClientException answer) {
            if (answer.getCode() == 403) return true;
            throw answer;
        }
    }

    private @Nullable Namespace find(ReleaseRef release) {
        return link.client(release.target())
                .namespaces()
                .withName(release.namespace())
                .get();
    }

    private static boolean isGoing(Namespace namespace) {
        return namespace.getMetadata().getDeletionTimestamp() != null;
    }

    /** Where an earlier attempt's is still on its way out, this one comes after it. */
    void make(ReleaseRef release) throws InterruptedException {
        var end = System.nanoTime() + GOING.toNanos();
        while (!isMade(release)) {
            if (System.nanoTime() > end)
                throw new ReleaseProblem(
                        "The namespace " + release.namespace() + " is being removed for more than "
                                + GOING.toSeconds() + " s. See what holds it: kubectl get namespace "
                                + release.namespace() + " -o yaml.",
                        true);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isMade(ReleaseRef release) {
        var namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(release.namespace())
                .endMetadata()
                .build();
        try {
            link.client(release.target()).namespaces().resource(namespace).create();
            return true;
        } catch (KubernetesClientException answer) {
            if (answer.getCode() != 409) throw answer;
            var found = find(release);
            return found != null && !isGoing(found);
        }
    }

    List<ObjectRef> removeIfEmpty(ReleaseRef release) {
        var client = link.client(release.target());
        if (!has(release)) return List.of();
        var left = inhabitants(client, release).toList();
        if (left.isEmpty()) client.namespaces().withName(release.namespace()).delete();
        return left;
    }

    private static Stream<ObjectRef> inhabitants(KubernetesClient client, ReleaseRef release) {
        var namespace = release.namespace();
        var rendered = new RenderedObjects(client, release);
        return Stream.<List<? extends HasMetadata>>of(
                        client.configMaps().inNamespace(namespace).list().getItems(),
                        client.secrets().inNamespace(namespace).list().getItems(),
                        client.services().inNamespace(namespace).list().getItems(),
                        client.serviceAccounts().inNamespace(namespace).list().getItems(),
                        client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.apps()
                                .statefulSets()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.apps().daemonSets().inNamespace(namespace).list().getItems(),
                        client.batch().v1().jobs().inNamespace(namespace).list().getItems(),
                        client.batch()
                                .v1()
                                .cronjobs()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.pods().inNamespace(namespace).list().getItems())
                .flatMap(List::stream)
                .filter(one -> one.getMetadata().getDeletionTimestamp() == null)
                .filter(one -> !FURNITURE.contains(one.getMetadata().getName()))
                // Goes with its owner, which is on its way.
                .filter(one -> one.getMetadata().getOwnerReferences().isEmpty())
                .map(rendered::ref);
    }
}
