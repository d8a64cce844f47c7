package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.site.Targets;
import io.slipway.testsystems.Cluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A test's namespace, seen through the adapter. */
final class Stage implements AutoCloseable {

    final String namespace;
    final SiteClusters clusters;
    final KubernetesObjects objects;
    final AskedPermissions permissions;
    final WatchedReadiness readiness;

    Stage(Cluster cluster, Path folder) {
        this(cluster.kubeconfig(), cluster.namespace(), folder);
    }

    /** As whoever the kubeconfig is for. */
    Stage(Path kubeconfig, String inNamespace, Path folder) {
        namespace = inNamespace;
        var site = new io.slipway.engine.site.Cluster("prod", Optional.of(kubeconfig), Optional.empty(), true);
        clusters = new SiteClusters(new Targets<>(Map.of("prod", site)), Map.of(), folder.resolve("kubeconfig"));
        objects = new KubernetesObjects(clusters);
        permissions = new AskedPermissions(clusters);
        readiness = new WatchedReadiness(clusters);
    }

    ObjectRef apply(String json) {
        var object = object(json);
        var written = objects.apply("", object, false, false);
        if (!(written instanceof Written.Stored)) throw new AssertionError(written.toString());
        return KubernetesObjects.refOf(object);
    }

    /** With the namespace of this test where it names none. */
    ObjectNode object(String json) {
        var object = (ObjectNode) Api.parse(json.replace('\'', '"'));
        var metadata = object.withObject("metadata");
        boolean isNamespaced = objects.scopeOf(
                        "",
                        object.path("apiVersion").asText(),
                        object.path("kind").asText())
                == ClusterObjects.Scope.NAMESPACE;
        if (isNamespaced && !metadata.hasNonNull("namespace")) metadata.put("namespace", namespace);
        return object;
    }

    ObjectRef deployment(String name, int replicas, String behaviour) {
        return apply(workload("Deployment", name, replicas, behaviour));
    }

    static String workload(String kind, String name, int replicas, String behaviour) {
        return """
            {'apiVersion': 'apps/v1', 'kind': '%s', 'metadata': {'name': '%s'}, 'spec': {
              %s 'selector': {'matchLabels': {'app': '%s'}},
              'template': {'metadata': {'labels': {'app': '%s', 'slipway.io/test': '%s'}},
                'spec': {'containers': [{'name': 'main', 'image': 'example/api:1'}]}}}}""".formatted(
                kind, name, kind.equals("DaemonSet") ? "" : "'replicas': " + replicas + ",", name, name, behaviour);
    }

    static String job(String name, String behaviour) {
        return """
            {'apiVersion': 'batch/v1', 'kind': 'Job', 'metadata': {'name': '%s'}, 'spec': {'backoffLimit': 0,
              'template': {'metadata': {'labels': {'slipway.io/test': '%s'}},
                'spec': {'restartPolicy': 'Never', 'containers': [{'name': 'main', 'image': 'example/job:1'}]}}}}""".formatted(name, behaviour);
    }

    @Override
    public void close() {
        clusters.close();
    }
}
