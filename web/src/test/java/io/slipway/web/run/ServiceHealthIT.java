package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.TestServer;
import io.slipway.web.pack.Archives;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A release stays known after its run, and how it stands is kept current. TR-17, TR-25. */
@WithCluster
class ServiceHealthIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api}
            spec:
              replicas: 1
              selector: {matchLabels: {app: api}}
              template:
                metadata: {labels: {app: api}}
                spec: {containers: [{name: api, image: "example/api:1"}]}
            """;

    private static byte[] shop(String namespace) {
        return Archives.zip(Map.of(
                "package.yaml",
                """
                kind: TaskPackage
                name: watched
                version: 1.0.0
                tasks: [{id: api, type: helm, spec: {chart: charts/api, release: api, namespace: %s}}]
                """.formatted(namespace),
                "charts/api/Chart.yaml",
                "apiVersion: v2\nname: api\nversion: 1.0.0\n",
                "charts/api/templates/deployment.yaml",
                DEPLOYMENT));
    }

    @Test
    void whatHappensToAReleaseAfterItsRunIsTold(Cluster cluster) throws InterruptedException {
        var environment = Map.of("KUBECONFIG", cluster.kubeconfig().toString());
        try (var server = TestServer.start(SiteSettingsReader.defaults(), environment)) {
            var runs = RunCalls.on(server);
            runs.awaitState(runs.start(shop(cluster.namespace()), "watched"), "succeeded", LONG);
            awaitService(runs, "health", "healthy");
            assertThat(service(runs)).containsEntry("operation", "deployed").containsEntry("config", "");

            var objects = server.bean(ClusterObjects.class);
            var ref = new ObjectRef("apps/v1", "Deployment", cluster.namespace(), "api");
            objects.delete("", ref, true);
            // It may be told on the way, too, that it is being deleted.
            awaitService(runs, "reason", "Deployment " + cluster.namespace() + "/api: is not there");
            assertThat(service(runs)).containsEntry("health", "degraded");

            for (JsonNode secret : objects.labelled("", "v1", "Secret", cluster.namespace(), "owner", "helm"))
                objects.delete(
                        "",
                        new ObjectRef(
                                "v1",
                                "Secret",
                                cluster.namespace(),
                                secret.at("/metadata/name").asText()),
                        true);
            awaitService(runs, "operation", "absent");
            assertThat(String.valueOf(service(runs).get("config"))).contains("Somebody has uninstalled the release");
        }
    }

    private static Map<String, Object> service(RunCalls runs) {
        var answer = runs.caller().get("/api/v1/services/api");
        List<Map<String, Object>> found = JsonPath.read(answer.body(), "$");
        return found.get(0);
    }

    private static void awaitService(RunCalls runs, String field, String wanted) throws InterruptedException {
        var end = System.nanoTime() + LONG.toNanos();
        while (!wanted.equals(service(runs).get(field))) {
            assertThat(System.nanoTime()).as("still " + service(runs)).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
