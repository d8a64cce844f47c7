package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.LimitedAccount;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.shared.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class HelmPlanIT {

    private static final String RED = "{'chart': 'charts/v1', 'release': 'shop', 'values': {'color': 'red'}}";
    private static final String BLUE = RED.replace("red", "blue");

    HelmBench bench;

    @BeforeEach
    void open(Cluster cluster, @TempDir Path temp) {
        bench = new HelmBench(cluster, temp);
        bench.charts.chart(
                "charts/v1",
                "1.0.0",
                "secret.yaml",
                TestCharts.SECRET,
                "config.yaml",
                TestCharts.CONFIG,
                "service.yaml",
                TestCharts.SERVICE,
                "hook.yaml",
                TestCharts.hook("post-upgrade", ""));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Change plan(String run, String spec) {
        return bench.delegate.plan(bench.task(run, spec));
    }

    private void run(String run, String spec) throws InterruptedException {
        assertThat(bench.delegate.run(bench.task(run, spec))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anInstallIsToldObjectByObjectAndSaysTheSameEachTime() {
        var plan = plan("plan", RED);

        assertThat(plan.kind()).isEqualTo(Change.Kind.CREATE);
        assertThat(plan.what()).contains("Installs shop-1.0.0", "makes 3");
        assertThat(plan.diff().lines())
                .contains(
                        "+ ConfigMap " + bench.namespace + "/shop-config",
                        "    + data.color: red",
                        "+ Secret " + bench.namespace + "/shop-password",
                        "    + stringData.password: (random, made anew each time)",
                        "    + stringData.text: (hidden)");
        assertThat(plan.diff()).as("a hook of upgrades only").doesNotContain("hook");
        assertThat(plan("plan", RED)).isEqualTo(plan);
    }

    @Test
    void whatWouldChangeIsComparedWithTheClusterAndSecretsStayHidden() throws Exception {
        run("run-1", RED);
        assertThat(plan("plan", RED).kind()).isEqualTo(Change.Kind.KEEP);
        bench.charts.write("charts/v1/templates/service.yaml", "");

        var plan = plan("plan", BLUE);

        assertThat(plan.kind()).isEqualTo(Change.Kind.CHANGE);
        assertThat(plan.what())
                .contains("from shop-1.0.0 (revision 1) to shop-1.0.0", "changes 2", "removes 1")
                .doesNotContain("refuse");
        assertThat(plan.diff().lines())
                .containsExactlyInAnyOrder(
                        "~ ConfigMap " + bench.namespace + "/shop-config",
                        "    ~ data.color: red → blue",
                        "~ Secret " + bench.namespace + "/shop-password",
                        "    ~ data.password: (hidden) → (random, made anew each time)",
                        "- Service " + bench.namespace + "/shop",
                        "  runs the hook Job " + bench.namespace + "/shop-hook (post-upgrade)");
        assertThat(plan("plan", BLUE)).as("the random password too").isEqualTo(plan);
    }

    @Test
    void whatTheNewRevisionNoLongerSaysIsTakenAwayAndWhatOthersSaidStays() throws Exception {
        bench.charts.write("charts/v1/templates/config.yaml", TestCharts.CONFIG + "  extra: more\n");
        run("run-1", RED);
        var map = bench.client.configMaps().inNamespace(bench.namespace).withName("shop-config");
        map.edit(live -> {
            live.getData().put("byHand", "kept");
            return live;
        });
        bench.charts.write("charts/v1/templates/config.yaml", TestCharts.CONFIG);

        var plan = plan("plan", RED);

        assertThat(plan.diff()).contains("    - data.extra: more").doesNotContain("byHand");
        run("run-2", RED);
        assertThat(map.get().getData()).containsOnlyKeys("color", "byHand");
    }

    @Test
    void aSiteThatForbidsWhatBelongsToNoNamespaceIsToldWhatAChartWouldMake() {
        var strict = bench.delegateUnder(new Policy(
                new Policy.TaskPackages(true, false), new Policy.Apps(false, false), new FetchPolicy(List.of())));
        assertThat(strict.check(bench.task("plan", RED)).all()).isEmpty();
        bench.charts.write("charts/v1/templates/reader.yaml", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: shop-reader}
                rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
                """);

        var faults = strict.check(bench.task("plan", RED));

        assertThat(faults.all()).extracting(Fault::code).containsExactly("HELM-CLUSTER-SCOPE");
        assertThat(faults.render()).contains("ClusterRole shop-reader", "policy.taskPackages.clusterScope");
        assertThat(bench.delegate.check(bench.task("plan", RED)).all())
                .as("a site that forbids nothing")
                .isEmpty();
    }

    @Test
    void aMovedReleaseMakesAnotherPlan() throws Exception {
        run("run-1", RED);
        var plan = plan("plan", BLUE);
        bench.client
                .configMaps()
                .inNamespace(bench.namespace)
                .withName("shop-config")
                .edit(live -> {
                    live.getData().put("byHand", "new");
                    return live;
                });
        assertThat(plan.diff()).contains("    ~ data.color: red → blue");
        assertThat(plan("plan", BLUE).diff()).isEqualTo(plan.diff());
        assertThat(plan("plan", BLUE).seen()).isNotEqualTo(plan.seen());
    }

    @Test
    void allThatMayNotBeDoneIsToldBeforeAnythingIsInstalled(Cluster cluster, @TempDir Path other) throws Exception {
        var limited = new LimitedAccount(cluster, other.resolve("account"));
        limited.role(List.of("secrets"), List.of("list", "get", "create", "update", "delete", "patch"));
        try (var poor = new HelmBench(cluster, limited.kubeconfig(), other)) {
            poor.charts.chart(
                    "charts/v1", "1.0.0", "config.yaml", TestCharts.CONFIG, "service.yaml", TestCharts.SERVICE);
            var faults = new java.util.ArrayList<io.slipway.engine.fault.Fault>();
            Waiting.until("the role counts", Duration.ofSeconds(20), () -> {
                faults.clear();
                faults.addAll(poor.delegate.check(poor.task("run-1", RED)).all());
                return faults.stream().noneMatch(fault -> fault.what().contains("a Secret"));
            });

            assertThat(faults).extracting(fault -> fault.code()).containsOnly("CLUSTER-PERMISSION");
            assertThat(faults)
                    .extracting(fault -> fault.what())
                    .satisfiesExactlyInAnyOrder(
                            map -> assertThat(map)
                                    .contains(
                                            ":limited may not get, create, patch, delete a ConfigMap", "(shop-config)"),
                            service -> assertThat(service).contains("a Service in the namespace " + bench.namespace));
        }
    }

    @Test
    void aChartThatDefinesItsOwnKindsCanBePlannedBeforeTheyAreThere() {
        bench.charts.write("charts/v1/crds/lamps.yaml", """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: planlamps.example.org}
                spec:
                  group: example.org
                  scope: Namespaced
                  names: {plural: planlamps, singular: planlamp, kind: PlanLamp}
                  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                """);
        bench.charts.write("charts/v1/templates/lamp.yaml", """
                apiVersion: example.org/v1
                kind: PlanLamp
                metadata: {name: lamp}
                """);

        var plan = plan("plan", RED);

        assertThat(plan.kind()).as(plan.what()).isEqualTo(Change.Kind.CREATE);
        assertThat(plan.diff()).contains("+ PlanLamp " + bench.namespace + "/lamp");
    }

    /** As Helm's own dry run against the server does. */
    @Test
    void templatesSeeTheClusterAndWhichRevisionItWillBe() throws Exception {
        bench.charts.write("charts/v1/templates/config.yaml", TestCharts.CONFIG + """
                  install: {{ .Release.IsInstall | quote }}
                  upgrade: {{ .Release.IsUpgrade | quote }}
                  revision: {{ .Release.Revision | quote }}
                  kept: {{ dig "data" "kept" "new" (lookup "v1" "ConfigMap" .Release.Namespace "other") }}
                  same: {{ include (print $.Template.BasePath "/service.yaml") . | sha256sum | trunc 1 | quote }}
                """);

        assertThat(plan("plan", RED).diff())
                .contains("+ data.install: true", "+ data.upgrade: false", "+ data.revision: 1", "+ data.kept: new");

        bench.client
                .configMaps()
                .inNamespace(bench.namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("other")
                        .endMetadata()
                        .addToData("kept", "old")
                        .build())
                .create();
        run("run-1", RED);
        assertThat(bench.object("ConfigMap shop-config").at("/data/kept").asText())
                .isEqualTo("old");

        assertThat(plan("plan", BLUE).diff())
                .contains("data.install: true → false", "data.upgrade: false → true", "data.revision: 1 → 2")
                .doesNotContain("data.kept", "data.same");
    }

    @Test
    void partsOfAChartAreShownByTheNamesThatTheyGoBy() {
        bench.charts.write("charts/v1/.helmignore", "drafts/\n");
        bench.charts.write("charts/v1/templates/drafts/broken.yaml", "{{ fail \"not read\" }}");
        bench.charts.write(
                "charts/v1/Chart.yaml",
                "{apiVersion: v2, name: shop, version: 1.0.0, dependencies: [{name: db, version: '*', alias: first},"
                        + " {name: db, version: '*', alias: second, condition: second.enabled}, {name: db, version: '*', alias:"
                        + " third, condition: third.enabled}]}");
        bench.charts.write(
                "charts/v1/values.yaml",
                "{first: {color: a}, second: {color: b, enabled: true}, third: {enabled: false}}");
        bench.charts.write("charts/v1/charts/db/Chart.yaml", "{apiVersion: v2, name: db, version: 1.0.0}");
        bench.charts.write(
                "charts/v1/charts/db/templates/config.yaml",
                TestCharts.CONFIG.replace("-config", "-{{ .Chart.Name }}") + "  place: {{ .Template.Name }}\n");

        assertThat(plan("plan", RED).diff())
                .contains("shop-first", "data.color: a", "shop-second", "data.color: b")
                .contains("data.place: shop/charts/first/templates/config.yaml")
                .doesNotContain("third");
    }
}
