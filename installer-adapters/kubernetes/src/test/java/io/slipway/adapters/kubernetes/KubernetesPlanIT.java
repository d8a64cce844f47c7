package io.slipway.adapters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

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
class KubernetesPlanIT {

    private static final String V1 = "{'files': ['v1.yaml']}";
    private static final String V2 = "{'files': ['v2.yaml']}";

    @TempDir
    Path folder;

    TaskOnCluster shop;

    @BeforeEach
    void open(Cluster cluster) throws Exception {
        shop = new TaskOnCluster(cluster, folder);
        shop.file("v1.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {mode: plain, colour: blue}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                stringData: {password: first-password, user: anna}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: old}
                """);
        shop.file("v2.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {mode: plain, size: "3"}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                stringData: {password: second-password, user: anna}
                """);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Change plan(String spec) {
        return shop.kubernetes.plan(shop.task("plan", spec));
    }

    private String named(String kind, String name) {
        return kind + " " + shop.stage.namespace + "/" + name;
    }

    @Test
    void aPlanTellsWhatARunThenDoes() throws Exception {
        var first = plan(V1);
        assertThat(first.kind()).isEqualTo(Change.Kind.CREATE);
        assertThat(first.diff().lines())
                .contains("+ " + named("ConfigMap", "settings"), "    + data.colour: blue")
                .contains("    + stringData.password: (hidden)");

        assertThat(shop.run(shop.kubernetes, "run-1", V1).outcome()).isInstanceOf(Outcome.Done.class);
        var same = plan(V1);
        assertThat(same.kind()).isEqualTo(Change.Kind.KEEP);
        assertThat(same.diff()).isEmpty();

        var second = plan(V2);
        assertThat(second.kind()).isEqualTo(Change.Kind.CHANGE);
        assertThat(second.diff().lines())
                .containsExactlyInAnyOrder(
                        "~ " + named("ConfigMap", "settings"),
                        "    - data.colour: blue",
                        "    + data.size: 3",
                        "~ " + named("Secret", "login"),
                        "    ~ data.password: (hidden) → (hidden)",
                        "- " + named("ServiceAccount", "old"));
        assertThat(second.what()).contains("changes 2", "removes 1");
    }

    @Test
    void whatSomebodyHasChangedByHandIsShownAsDrift() throws Exception {
        shop.run(shop.kubernetes, "run-1", V1);
        var before = plan(V1);
        var settings = shop.find("v1", "ConfigMap", "settings").orElseThrow();
        settings.withObject("data").put("colour", "red");
        shop.stage.objects.replace("", settings);

        var refused = plan(V1);
        var drift = plan("{'files': ['v1.yaml'], 'force': true}");

        assertThat(refused.kind()).isEqualTo(Change.Kind.UNKNOWN);
        assertThat(refused.diff()).contains("    ~ data.colour: red → blue", "! ConfigMap", ".data.colour is owned by");
        assertThat(drift.kind()).isEqualTo(Change.Kind.CHANGE);
        assertThat(drift.diff().lines())
                .containsExactly("~ " + named("ConfigMap", "settings"), "    ~ data.colour: red → blue");
        assertThat(drift.seen()).isNotEqualTo(before.seen());
    }

    @Test
    void allThatMayNotBeDoneIsToldAtOnce(Cluster cluster) throws Exception {
        var account = new LimitedAccount(cluster, folder.resolve("account"));
        account.role(List.of("configmaps"), List.of("get", "create", "patch", "delete", "update"));
        try (var limited = new TaskOnCluster(
                new Stage(account.kubeconfig(), shop.stage.namespace, folder.resolve("limited")), folder)) {
            var faults = limited.kubernetes.check(limited.task("run-1", V1));

            assertThat(faults.all()).extracting(fault -> fault.code()).containsOnly("CLUSTER-PERMISSION");
            assertThat(faults.all())
                    .extracting(fault -> fault.what())
                    .satisfiesExactlyInAnyOrder(
                            secret -> assertThat(secret)
                                    .contains(
                                            "the user system:serviceaccount:" + shop.stage.namespace
                                                    + ":limited may not",
                                            "get, create, patch, delete a Secret in the namespace "
                                                    + shop.stage.namespace + " (login)"),
                            serviceAccount -> assertThat(serviceAccount).contains("a ServiceAccount", "(old)"));

            account.role(
                    List.of("configmaps", "secrets", "serviceaccounts"),
                    List.of("get", "create", "patch", "delete", "update"));
            Waiting.until("the role counts", Duration.ofSeconds(20), () -> limited.kubernetes
                    .check(limited.task("run-1", V1))
                    .isEmpty());
            assertThat(limited.kubernetes.plan(limited.task("run-1", V1)).kind())
                    .isEqualTo(Change.Kind.CREATE);
        }
    }
}
