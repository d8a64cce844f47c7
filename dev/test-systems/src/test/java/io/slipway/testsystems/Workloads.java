package io.slipway.testsystems;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One namespace, and the workloads that the tests of the cluster put there. */
record Workloads(KubernetesClient client, String namespace) implements AutoCloseable {

    static Workloads in(Cluster cluster) {
        var config = new ConfigBuilder(
                        Config.fromKubeconfig(cluster.kubeconfig().toFile()))
                .withNamespace(cluster.namespace())
                .build();
        return new Workloads(new KubernetesClientBuilder().withConfig(config).build(), cluster.namespace());
    }

    /** By server-side apply. */
    Deployment apply(String name, String behaviour) {
        var deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withTemplate(template(name, behaviour, "Always"))
                .endSpec()
                .build();
        return client.apps().deployments().resource(deployment).serverSideApply();
    }

    void applyWithDisk(String name) {
        var set = new StatefulSetBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withServiceName(name)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withTemplate(template(name, "", "Always"))
                .addNewVolumeClaimTemplate()
                .withNewMetadata()
                .withName("data")
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .endSpec()
                .endVolumeClaimTemplate()
                .endSpec()
                .build();
        client.apps().statefulSets().resource(set).serverSideApply();
    }

    Job run(String name, String behaviour) {
        var job = new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withTemplate(template(name, behaviour, "Never"))
                .endSpec()
                .build();
        return client.batch().v1().jobs().resource(job).create();
    }

    Deployment awaitAvailable(String name) {
        return client.apps()
                .deployments()
                .withName(name)
                .waitUntilCondition(Workloads::isAvailable, 60, TimeUnit.SECONDS);
    }

    Job awaitJob(String name, String condition) {
        return client.batch()
                .v1()
                .jobs()
                .withName(name)
                .waitUntilCondition(
                        job -> job.getStatus().getConditions().stream()
                                .anyMatch(each -> each.getType().equals(condition)
                                        && each.getStatus().equals("True")),
                        60,
                        TimeUnit.SECONDS);
    }

    Pod awaitPod(String app, Predicate<Pod> condition) {
        var selected = client.pods().withLabel("app", app);
        selected.waitUntilCondition(pod -> pod != null && condition.test(pod), 60, TimeUnit.SECONDS);
        return pod(app);
    }

    Pod pod(String app) {
        return client.pods().withLabel("app", app).list().getItems().get(0);
    }

    static boolean isAvailable(Deployment deployment) {
        return deployment != null
                && deployment.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Available")
                                && condition.getStatus().equals("True"));
    }

    static PodCondition readiness(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst()
                .orElseGet(PodCondition::new);
    }

    static boolean isReady(Pod pod) {
        return "True".equals(readiness(pod).getStatus());
    }

    static int restarts(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .mapToInt(status -> status.getRestartCount())
                .sum();
    }

    private static PodTemplateSpec template(String name, String behaviour, String restartPolicy) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Map.of("app", name, "slipway.io/test", behaviour))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy(restartPolicy)
                .addNewContainer()
                .withName("main")
                .withImage("example/" + name + ":1")
                .endContainer()
                .endSpec()
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}
