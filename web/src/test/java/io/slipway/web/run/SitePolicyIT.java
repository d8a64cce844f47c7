package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.RunViews;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site forbids stays forbidden to tasks that could not be looked at before the run, since they take outputs. */
@WithCluster
class SitePolicyIT {

    private static final String HEAD = """
            kind: TaskPackage
            name: sly
            version: 1.0.0
            tasks:
              - {id: given, type: noop, spec: {outputs: {name: some-name}}}
            """;

    @TempDir
    Path folder;

    private TestServer server;
    private Runs runs;

    @BeforeEach
    void start(Cluster cluster) throws Exception {
        var settings = Files.writeString(
                folder.resolve("slipway.yaml"), "policy: {taskPackages: {shell: false, clusterScope: false}}\n");
        server = TestServer.start(
                SiteSettingsReader.readNamed(settings, Map.of()).orThrow(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = new Runs(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String error(String run, String task) {
        return server.bean(RunViews.class).of(run).tasks().stream()
                .filter(one -> one.id().equals(task))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    @Test
    void aScriptIsNotRun() {
        var touched = folder.resolve("touched");
        runs.start(
                "script",
                HEAD + "  - {id: sly, type: shell, dependsOn: [given], spec: {run: 'touch " + touched
                        + "', env: {NAME: '${outputs.given.name}'}}}\n");

        runs.await("script", "rolled-back");

        assertThat(error("script", "sly")).contains("SHELL-OFF", "policy.taskPackages.shell");
        assertThat(touched).doesNotExist();
    }

    @Test
    void anObjectOfTheWholeClusterIsNotMade() {
        runs.start(
                "cluster",
                HEAD + "  - {id: sly, type: kubernetes, dependsOn: [given], spec: {objects: [{apiVersion:"
                        + " rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: '${outputs.given.name}'}}]}}\n");

        runs.await("cluster", "rolled-back");

        assertThat(error("cluster", "sly")).contains("KUBERNETES-CLUSTER-SCOPE", "policy.taskPackages.clusterScope");
    }
}
