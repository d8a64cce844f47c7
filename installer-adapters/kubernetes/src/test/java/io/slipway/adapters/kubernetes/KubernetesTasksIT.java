package io.slipway.adapters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class KubernetesTasksIT {

    private static final String[] KINDS = {
        "v1 ConfigMap", "v1 Secret", "v1 Service", "apps/v1 Deployment", "v1 ServiceAccount"
    };

    @TempDir
    Path folder;

    TaskOnCluster shop;

    @BeforeEach
    void open(Cluster cluster) throws Exception {
        shop = new TaskOnCluster(cluster, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String files(String... names) {
        return "{'files': ['" + String.join("', '", names) + "']}";
    }

    private Outcome undo(String run, String spec, TaskOnCluster.Tried tried) throws InterruptedException {
        return shop.kubernetes.undo(shop.task(run, Direction.UNDO, 1, spec), tried.before());
    }

    private void apiVersionOne() throws Exception {
        shop.file("v1/api.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {mode: plain, colour: blue}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                stringData: {password: first-password}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: api, labels: {tier: back}}
                spec:
                  replicas: 2
                  strategy: {type: Recreate}
                  selector: {matchLabels: {app: api}}
                  template:
                    metadata: {labels: {app: api}}
                    spec:
                      containers:
                        - {name: main, image: "example/api:1", env: [{name: A, value: "1"}]}
                      volumes:
                        - {name: login, secret: {secretName: login, defaultMode: 0440}}
                """);
    }

    private void apiVersionTwo() throws Exception {
        shop.file("v2/api.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                stringData: {password: second-password, more: yes-please}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: api}
                spec:
                  replicas: 3
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 2}}
                  selector: {matchLabels: {app: api}}
                  template:
                    metadata: {labels: {app: api}}
                    spec:
                      containers:
                        - {name: main, image: "example/api:2", env: [{name: B, value: "2"}]}
                        - {name: side, image: "example/side:1"}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: api}
                spec: {ports: [{port: 80}], selector: {app: api}}
                """);
    }

    @Test
    void aFailedInstallLeavesNothing() throws Exception {
        apiVersionOne();
        var empty = shop.snapshot(KINDS);

        var tried = shop.run(shop.kubernetes, "run-1", files("v1"));

        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.find("apps/v1", "Deployment", "api")
                        .orElseThrow()
                        .at("/status/readyReplicas")
                        .asInt())
                .isEqualTo(2);
        assertThat(shop.find("apps/v1", "Deployment", "api")
                        .orElseThrow()
                        .at("/spec/template/spec/volumes/0/secret/defaultMode")
                        .asInt())
                .as("0440 is octal, as for kubectl")
                .isEqualTo(0440);
        assertThat(undo("run-1", files("v1"), tried)).isEqualTo(Outcome.done());
        assertThat(shop.snapshot(KINDS)).isEqualTo(empty);
        assertThat(undo("run-1", files("v1"), tried)).as("done twice").isEqualTo(Outcome.done());
    }

    @Test
    void anUndoneUpgradeLeavesExactlyWhatWasThere() throws Exception {
        apiVersionOne();
        apiVersionTwo();
        shop.run(shop.kubernetes, "run-1", files("v1"));
        var before = shop.snapshot(KINDS);

        var tried = shop.run(shop.kubernetes, "run-2", files("v2"));

        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.find("v1", "ConfigMap", "settings")).as("pruned").isEmpty();
        assertThat(shop.find("v1", "Service", "api")).isPresent();
        assertThat(tried.before().text()).as("encrypted").startsWith("v1:").doesNotContain("Deployment");
        assertThat(undo("run-2", files("v2"), tried)).isEqualTo(Outcome.done());
        var after = shop.snapshot(KINDS);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((name, object) -> assertThat(after.get(name)).as(name).isEqualTo(object));

        // The books are as before, too: the same change finds the same owners, and no conflict with ourselves.
        assertThat(shop.run(shop.kubernetes, "run-3", files("v2")).outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatOthersChangedMeanwhileStaysWhenItIsUndone() throws Exception {
        apiVersionOne();
        shop.file("v2/api.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {mode: loud}
                """);
        shop.run(shop.kubernetes, "run-1", files("v1/api.yaml"));
        var tried = shop.run(shop.kubernetes, "run-2", "{'files': ['v2'], 'prune': 'none'}");
        byAnother(
                "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}, 'data': {'theirs': 'kept'}}",
                false);

        assertThat(undo("run-2", files("v2"), tried)).isEqualTo(Outcome.done());

        assertThat(shop.find("v1", "ConfigMap", "settings").orElseThrow().path("data"))
                .isEqualTo(Api.parse("{\"mode\":\"plain\",\"colour\":\"blue\",\"theirs\":\"kept\"}"));
    }

    private void byAnother(String json, boolean force) {
        var object = shop.stage.object(json);
        var kind = shop.stage
                .clusters
                .connection("")
                .kinds()
                .find(object.path("apiVersion").asText(), object.path("kind").asText())
                .orElseThrow();
        var answer = shop.stage
                .clusters
                .connection("")
                .api()
                .send(
                        "PATCH",
                        kind.path(KubernetesObjects.refOf(object)) + "?fieldManager=somebody&force=" + force,
                        Api.APPLY,
                        object.toString());
        assertThat(answer.isGood()).as(answer.body().toString()).isTrue();
    }

    @Test
    void aConflictNamesFieldAndOwnerAndMayBeForced() throws Exception {
        byAnother(
                "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}, 'data': {'mode': 'mine'}}",
                false);
        var spec =
                "{'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}, 'data': {'mode': 'ours'}}]}";
        var before = shop.snapshot(KINDS);

        assertThat(shop.kubernetes.check(shop.task("run-1", spec)).render())
                .contains("KUBERNETES-CONFLICT ConfigMap " + shop.stage.namespace
                        + "/settings: .data.mode is owned by \"somebody\"");
        var failed = shop.run(shop.kubernetes, "run-1", spec);
        assertThat(failed.outcome()).isInstanceOfSatisfying(Outcome.Failed.class, why -> {
            assertThat(why.reason())
                    .contains(".data.mode is owned by \"somebody\"")
                    .contains("force: true");
            assertThat(why.retryable()).isFalse();
        });
        undo("run-1", spec, failed);
        assertThat(shop.snapshot(KINDS)).isEqualTo(before);

        var forced = shop.run(shop.kubernetes, "run-2", spec.replaceFirst("^\\{", "{'force': true, "));
        assertThat(forced.outcome()).isInstanceOf(Outcome.Done.class);
        undo("run-2", spec, forced);
        assertThat(shop.snapshot(KINDS)).isEqualTo(before);
        byAnother(
                "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}, 'data': {'mode': 'again'}}",
                false);
    }

    @Test
    void anObjectOfAnotherTaskIsRefused() throws Exception {
        var spec =
                "{'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}}], 'set': '%s'}";
        shop.run(shop.kubernetes, "run-1", spec.formatted("one"));

        assertThat(shop.kubernetes
                        .check(shop.task("run-2", spec.formatted("two")))
                        .render())
                .contains("KUBERNETES-OTHER-TASK")
                .contains(shop.stage.namespace + "/one");
    }

    @Test
    void aFinalizerIsNamedAndNeverStripped() throws Exception {
        shop.timeout = Duration.ofSeconds(4);
        var spec =
                "{'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'held', 'finalizers': ['example.com/hold']}}]}";
        var tried = shop.run(shop.kubernetes, "run-1", spec);

        var undone = undo("run-1", spec, tried);

        assertThat(((Outcome.Failed) undone).reason())
                .contains("ConfigMap " + shop.stage.namespace + "/held is being deleted since ")
                .contains("held by example.com/hold");
        var held = shop.find("v1", "ConfigMap", "held").orElseThrow();
        assertThat(held.at("/metadata/finalizers/0").asText()).isEqualTo("example.com/hold");

        held.withObject("metadata").remove("finalizers");
        assertThat(shop.stage.objects.replace("", held)).isInstanceOf(Written.Stored.class);
        assertThat(undo("run-1", spec, tried)).isEqualTo(Outcome.done());
    }

    @Test
    void aPodThatNeverGetsReadyFailsTheTaskWithItsReasonInTime() throws Exception {
        shop.timeout = Duration.ofSeconds(6);
        var spec = "{'objects': [" + Stage.workload("Deployment", "api", 1, "image-missing") + "]}";
        long begin = System.nanoTime();

        var failed = (Outcome.Failed) shop.run(shop.kubernetes, "run-1", spec).outcome();

        assertThat(failed.reason()).startsWith("Not ready in time: Deployment ").contains("ImagePullBackOff");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        assertThat(shop.waits).anyMatch(line -> line.contains("0 of 1 ready"));
    }

    @Test
    void aDefinitionAndAnObjectOfItsKindComeInOneTaskAndGoAgain() throws Exception {
        var group = shop.stage.namespace + ".example.com";
        var spec = """
            {'objects': [
              {'apiVersion': '%1$s/v1', 'kind': 'Widget', 'metadata': {'name': 'one'}, 'spec': {'size': 3}},
              {'apiVersion': 'apiextensions.k8s.io/v1', 'kind': 'CustomResourceDefinition', 'metadata': {'name': 'widgets.%1$s'},
               'spec': {'group': '%1$s', 'scope': 'Namespaced', 'names': {'kind': 'Widget', 'plural': 'widgets'},
                 'versions': [{'name': 'v1', 'served': true, 'storage': true, 'schema': {'openAPIV3Schema': {'type': 'object',
                   'properties': {'spec': {'type': 'object', 'properties': {'size': {'type': 'integer'}}}}}}}]}}]}""".formatted(group);

        assertThat(shop.kubernetes.check(shop.task("run-1", spec)).render()).isEmpty();
        var tried = shop.run(shop.kubernetes, "run-1", spec);

        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.find(group + "/v1", "Widget", "one")).isPresent();

        var foreign = new ObjectRef(group + "/v1", "Widget", shop.stage.namespace, "theirs");
        shop.stage.objects.create(
                "",
                shop.stage.object(
                        "{'apiVersion': '" + group + "/v1', 'kind': 'Widget', 'metadata': {'name': 'theirs'}}"));
        assertThat(((Outcome.Failed) undo("run-1", spec, tried)).reason())
                .contains("Widget " + shop.stage.namespace + "/theirs");
        shop.stage.objects.delete("", foreign, false);
        assertThat(undo("run-1", spec, tried)).isEqualTo(Outcome.done());
        var definition = new ObjectRef("apiextensions.k8s.io/v1", "CustomResourceDefinition", "", "widgets." + group);
        assertThat(shop.stage.objects.find("", List.of(definition))).isEmpty();
    }

    @Test
    void aNamespaceOfTheTaskComesFirstAndGoesLast() throws Exception {
        var other = shop.stage.namespace + "-more";
        var spec = """
            {'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'in', 'namespace': '%1$s'}},
                         {'apiVersion': 'v1', 'kind': 'Namespace', 'metadata': {'name': '%1$s'}}]}""".formatted(other);

        var tried = shop.run(shop.kubernetes, "run-1", spec);

        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(undo("run-1", spec, tried)).isEqualTo(Outcome.done());
        assertThat(shop.stage.objects.find("", List.of(new ObjectRef("v1", "Namespace", "", other))))
                .isEmpty();
    }

    @Test
    void afterACrashTheListInTheClusterTellsHowFarItGot() throws Exception {
        var spec = "{'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}}]}";
        var task = shop.task("run-1", spec);
        var before = shop.kubernetes.record(task);
        assertThat(shop.kubernetes.probe(task, before)).isEqualTo(new Probe.Absent());

        shop.kubernetes.run(task);

        var named = Api.parse("[\"ConfigMap " + shop.stage.namespace + "/settings\"]");
        assertThat(shop.kubernetes.probe(task, before)).isEqualTo(new Probe.Present(Map.of("objects", named)));
        assertThat(shop.kubernetes.probe(shop.task("run-2", spec), before)).isEqualTo(new Probe.Absent());
    }

    @Test
    void aPlanIsWhatTheClusterWouldDoAndShowsNoSecret() throws Exception {
        apiVersionOne();
        apiVersionTwo();
        assertThat(shop.kubernetes.plan(shop.task("run-1", files("v1"))).kind()).isEqualTo(Change.Kind.CREATE);
        shop.run(shop.kubernetes, "run-1", files("v1"));

        assertThat(shop.kubernetes.plan(shop.task("run-2", files("v1"))))
                .satisfies(same -> assertThat(same.kind()).as(same.diff()).isEqualTo(Change.Kind.KEEP));
        var plan = shop.kubernetes.plan(shop.task("run-2", files("v2")));

        assertThat(plan.kind()).isEqualTo(Change.Kind.CHANGE);
        assertThat(plan.diff())
                .contains("~ spec.replicas: 2 → 3")
                .contains("~ spec.template.spec.containers[main].image: example/api:1 → example/api:2")
                .contains("~ data.password: (hidden) → (hidden)")
                .contains("- ConfigMap " + shop.stage.namespace + "/settings")
                .contains("+ Service " + shop.stage.namespace + "/api")
                .doesNotContain("c2Vjb25k");
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedBeforeAnythingRuns() throws Exception {
        shop.file("api.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {prots: [{port: 80}]}\n");

        assertThat(shop.kubernetes.check(shop.task("run-1", files("api.yaml"))).render())
                .contains("api.yaml:1:1 KUBERNETES-REFUSED")
                .contains("spec.prots: field not declared in schema");
    }

    @Test
    void aTaskGoesOnWhenTheApiServerIsRestartedUnderIt(Cluster cluster) throws Exception {
        shop.timeout = Duration.ofSeconds(60);
        var spec = "{'objects': [" + Stage.workload("Deployment", "slow", 1, "slow") + "]}";
        var restart = new Thread(() -> {
            while (shop.waits.isEmpty()) Thread.onSpinWait();
            cluster.restartApiServer();
        });
        restart.start();

        var tried = shop.run(shop.kubernetes, "run-1", spec);
        restart.join();

        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anObjectThatSomebodyElseMadeSinceIsLeftAlone() throws Exception {
        var spec = "{'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}}]}";
        var before = shop.kubernetes.record(shop.task("run-1", spec));
        byAnother("{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}}", false);

        assertThat(shop.kubernetes.undo(shop.task("run-1", Direction.UNDO, 1, spec), before))
                .isEqualTo(Outcome.done());

        assertThat(shop.find("v1", "ConfigMap", "settings")).isPresent();
    }

    @Test
    void aSecretThatTheClusterRefusesIsNotRepeated() {
        var spec =
                "{'objects': [{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'login'}, 'type': 'kubernetes.io/dockerconfigjson', 'stringData': {'.dockerconfigjson': 'hunter2 is no json'}}]}";

        assertThat(shop.kubernetes.check(shop.task("run-1", spec)).render())
                .contains("KUBERNETES-REFUSED")
                .doesNotContain("hunter2");
    }
}
