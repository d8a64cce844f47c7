package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.run.Runs;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The services of apps on a real cluster: installed, upgraded, put back object by object, taken away. AP-19, AP-20. */
@WithCluster
class AppServicesIT {

    private static final String HEAD = """
            metadata:
              name: %s
              namespace: ${params.namespace}
              labels: {slipway.io/app: shop, slipway.io/service: api, "${params.labels}": ""}
            """;

    private static final String POD = """
                template:
                  metadata: {labels: {app: api, slipway.io/test: %s}}
                  spec: {restartPolicy: %s, containers: [{name: main, image: "registry.example/main:%s"}]}
            """;

    private TestServer server;
    private Runs runs;
    private Caller operator;
    private KubernetesClient client;
    private String namespace;

    @BeforeEach
    void start(Cluster cluster) throws Exception {
        namespace = cluster.namespace();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, Files.readString(cluster.kubeconfig()), null))
                .build();
        server = TestServer.start(
                SiteSettingsReader.defaults(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = new Runs(server);
        operator = server.program(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String object(String apiVersion, String kind, String name, String rest) {
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\n" + HEAD.formatted(name) + rest;
    }

    private static String job(String name, String image, String fate) {
        return object("batch/v1", "Job", name, "spec:\n    backoffLimit: 0\n" + POD.formatted(fate, "Never", image));
    }

    private static String deployment(String image, String fate) {
        return object(
                "apps/v1",
                "Deployment",
                "api",
                "spec:\n    selector: {matchLabels: {app: api}}\n" + POD.formatted(fate, "Always", image));
    }

    /** An app with one of each: a claim, a Job before, a config, a deployment, a Job at the end, and an alert after all that. */
    private static Map<String, String> shop(String version, String fateOfJob, boolean alert) {
        var files = new HashMap<String, String>();
        files.put("app.conf", "[app]\nid = shop\nversion = " + version + "\n");
        files.put("service/volumes/data.yaml", object("v1", "PersistentVolumeClaim", "data", """
                spec:
                  accessModes: [ReadWriteOnce]
                  storageClassName: ${params.storageClass}
                  resources: {requests: {storage: 1Gi}}
                """));
        files.put("service/prevJob/migrate.yaml", job("migrate", version, fateOfJob));
        files.put(
                "service/config/settings.yaml",
                object("v1", "ConfigMap", "settings", "data: {version: \"" + version + "\"}\n"));
        files.put("service/deployment/api.yaml", deployment(version, "any"));
        files.put("service/uninstallJob/clean.yaml", job("clean", version, "any"));
        files.put("default/search/savedsearch.conf", "[errors]\nsearch = error\n");
        if (alert) files.put("default/alert.conf", "[many]\nsavedsearch = errors\ncondition = count > 1\n");
        return files;
    }

    private JsonNode change(String action, String reference, String id, String more, String state) {
        var body = "{\"action\":\"%s\",\"package\":\"%s\",\"id\":\"%s\"%s}".formatted(action, reference, id, more);
        var answer = operator.post("/api/v1/installs", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return runs.await(id, state);
    }

    private static String values(String service) {
        return ",\"values\":{\"tasks\":{\"service\":{" + service + "}}}";
    }

    private String usual() {
        return values("\"namespace\":\"" + namespace
                + "\",\"storageClass\":\"fast\",\"settle\":\"100ms\",\"labels\":{\"team\":\"red\"}");
    }

    /** What a person would call the same state: names, labels, what was asked for. */
    private Map<String, JsonNode> state() {
        var state = new TreeMap<String, JsonNode>();
        Stream.<List<? extends HasMetadata>>of(
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.configMaps().inNamespace(namespace).list().getItems(),
                        client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .filter(one -> !one.getMetadata().getName().equals("kube-root-ca.crt"))
                .forEach(one -> {
                    var json =
                            Serialization.jsonMapper().<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(one);
                    json.remove("status");
                    var labels = json.path("metadata").path("labels");
                    json.remove("metadata");
                    json.set("labels", labels);
                    state.put(one.getKind() + "/" + one.getMetadata().getName(), json);
                });
        return state;
    }

    private List<String> jobs() {
        return client.batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
                .map((Job job) -> job.getMetadata().getName())
                .toList();
    }

    private String report(String run) {
        return operator.get("/api/v1/runs/" + run + "/report?format=text").body();
    }

    @Test
    void theServicesOfAnAppAreInstalledUpgradedAndTakenAwayButTheirVolumesStay() {
        change("install", runs.push(shop("1.0.0", "any", false)), "shop-1", usual(), "succeeded");
        assertThat(state()).containsOnlyKeys("ConfigMap/settings", "Deployment/api", "PersistentVolumeClaim/data");
        assertThat(state().toString()).contains("\"storageClassName\":\"fast\"", "red");
        assertThat(jobs()).as("what cleans up is not begun before it is needed").containsExactly("migrate");
        assertThat(operator.get("/api/v1/apps/shop/drift").body()).isEqualTo("[]");

        client.configMaps().inNamespace(namespace).withName("settings").edit(map -> {
            map.getData().put("version", "by hand");
            return map;
        });
        assertThat(operator.get("/api/v1/apps/shop/drift").body())
                .contains("config/ConfigMap/settings")
                .doesNotContain("deployment/Deployment/api", "prevJob");
        change("upgrade", runs.push(shop("2.0.0", "any", false)), "shop-2", "", "rolled-back");
        assertThat(report("shop-2")).contains("KUBERNETES-CONFLICT", ".data.version");

        change("sync", "shop", "shop-sync", "", "succeeded");
        assertThat(state().toString())
                .as("a sync takes back what was changed")
                .contains("1.0.0")
                .doesNotContain("by hand");
        change("upgrade", "shop:2.0.0", "shop-3", "", "succeeded");
        assertThat(state().toString()).contains("2.0.0", "red");
        assertThat(client.batch()
                        .v1()
                        .jobs()
                        .inNamespace(namespace)
                        .withName("migrate")
                        .get()
                        .toString())
                .as("what prepares has run for the new version")
                .contains("registry.example/main:2.0.0");

        change("uninstall", "shop", "shop-4", "", "succeeded");
        assertThat(state()).containsOnlyKeys("PersistentVolumeClaim/data");
        assertThat(jobs()).isEmpty();
        assertThat(report("shop-4"))
                .contains("PersistentVolumeClaim " + namespace + "/data stays with its data", "kubectl delete");
    }

    @Test
    void anUpgradeThatFailsLaterPutsEachObjectBack() {
        change("install", runs.push(shop("1.0.0", "any", false)), "shop-1", usual(), "succeeded");
        var before = state();
        var jdbc = new JdbcTemplate(server.bean(javax.sql.DataSource.class));
        jdbc.execute("alter table app_object add constraint no_alerts check (kind <> 'alert')");
        var second = new HashMap<>(shop("2.0.0", "any", true));
        second.remove("service/config/settings.yaml");
        second.put("service/config/more.yaml", object("v1", "ConfigMap", "more", "data: {a: b}\n"));

        change("upgrade", runs.push(second), "shop-2", "", "rolled-back");

        assertThat(state()).isEqualTo(before);
        assertThat(jobs()).as("what the failed version began is gone").isEmpty();
        assertThat(operator.get("/api/v1/runs/shop-2/operations").body())
                .contains("rollback_new", "rollback_change", "rollback_delete");
        assertThat(operator.get("/api/v1/apps/shop/drift").body()).doesNotContain("Deployment", "ConfigMap");
    }

    @Test
    void aJobBeforeThatFailsLeavesNothingBehind() {
        change("install", runs.push(shop("1.0.0", "failing", false)), "shop-1", usual(), "rolled-back");

        assertThat(state()).isEmpty();
        assertThat(jobs()).isEmpty();
        assertThat(report("shop-1")).contains("Job " + namespace + "/migrate");
    }

    @Test
    void whatStandsThereAlreadyIsNotTakenOverAndWhatIsLackingIsNamed() {
        client.configMaps()
                .inNamespace(namespace)
                .resource(new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("settings")
                        .endMetadata()
                        .build())
                .create();
        var digest = runs.push(shop("1.0.0", "any", false));
        change("install", digest, "shop-1", usual(), "rolled-back");
        assertThat(report("shop-1")).contains("APP-SERVICE-FOREIGN", "settings", "belongs to no app");
        change("install", digest, "shop-2", ",\"target\":\"/" + namespace + "\"", "rolled-back");
        assertThat(report("shop-2")).contains("APP-SERVICE-PARAMETER", "--set tasks.service.storageClass");
        change("install", digest, "shop-3", values("\"storageClass\":\"a\",\"namespace\":\"nowhere\""), "rolled-back");
        assertThat(report("shop-3")).contains("nowhere");
        var role = shop("1.0.0", "any", false);
        role.put("service/config/role.yaml", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: all, labels: {slipway.io/app: shop, slipway.io/service: api}}
                rules: []
                """);
        role.put("app.conf", "[app]\nid = shop\nversion = 1.1.0\n");
        change("install", runs.push(role), "shop-4", usual(), "rolled-back");
        assertThat(report("shop-4")).contains("KUBERNETES-CLUSTER-SCOPE", "policy.apps.clusterScope");
        assertThat(state()).containsOnlyKeys("ConfigMap/settings");
    }
}
