package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Helm, in its worker, with a chart of the kind that {@code helm create} makes. */
class HelmOnSandboxIT {

    private static final String GOOD = "{'chart': 'chart', 'release': 'shop', 'values': {'replicas': 2}}";
    private static final String MORE =
            "{'chart': 'chart', 'release': 'shop', 'values': {'replicas': 3, 'color': 'blue'}}";
    private static final String NEVER = "{'chart': 'chart', 'release': 'shop', 'values': {'tag': 'broken'}}";
    private static final String FAILING =
            "{'chart': 'chart', 'release': 'shop', 'values': {'color': 'red', 'hook': 'failing'}}";

    SandboxCalls calls;
    HelmTasks tasks;

    @BeforeEach
    void open(@TempDir Path temp) throws Exception {
        calls = new SandboxCalls();
        calls.done("POST", "/api/v1/namespaces", SandboxCalls.JSON, "{'metadata': {'name': 'shop'}}");
        tasks = new HelmTasks(calls.sandbox.kubeconfig(), temp);
    }

    @AfterEach
    void close() {
        tasks.close();
        calls.close();
    }

    /** All but bookkeeping, and Helm's own records. */
    private Map<String, JsonNode> objects() throws Exception {
        var all = new TreeMap<String, JsonNode>();
        for (var path : List.of(
                "/api/v1/secrets",
                "/api/v1/configmaps",
                "/api/v1/services",
                "/api/v1/serviceaccounts",
                "/apis/batch/v1/jobs",
                "/apis/apps/v1/deployments"))
            for (var item : calls.get(path).path("items")) {
                var object = (ObjectNode) item.deepCopy();
                var name = object.at("/metadata/name").asText();
                object.remove("status");
                object.withObject("metadata")
                        .remove(List.of("resourceVersion", "generation", "uid", "creationTimestamp"));
                if (object.path("kind").asText().equals("Service"))
                    object.withObject("spec").remove("clusterIP");
                if (!name.startsWith("sh.helm.")) all.put(object.path("kind").asText() + " " + name, object);
            }
        return all;
    }

    private void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private String failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }

    @Test
    void aChartIsInstalledAndRemoved() throws Exception {
        var install = tasks.task("run-1", Direction.DO, GOOD);
        var before = tasks.delegate.record(install);
        done(tasks.delegate.run(install));
        assertThat(objects()).containsKeys("Deployment shop", "Service shop", "Secret shop", "ServiceAccount shop");

        done(tasks.delegate.undo(tasks.task("run-1", Direction.UNDO, GOOD), before));
        assertThat(objects()).isEmpty();
        assertThat(calls.get("/api/v1/pods").path("items")).isEmpty();
    }

    @Test
    void anUpgradeChangesWhatItSaysAndKeepsThePassword() throws Exception {
        done(tasks.delegate.run(tasks.task("run-1", Direction.DO, GOOD)));
        var password = objects().get("Secret shop");

        done(tasks.delegate.run(tasks.task("run-2", Direction.DO, MORE)));

        assertThat(objects().get("Secret shop")).as("looked up and kept").isEqualTo(password);
        var deployment = calls.get("/apis/apps/v1/namespaces/shop/deployments/shop");
        assertThat(deployment.at("/status/availableReplicas").asInt()).isEqualTo(3);
        assertThat(deployment.toString()).contains("blue");
    }

    @Test
    void anUpgradeThatNeverGetsReadyIsPutBackExactly() throws Exception {
        done(tasks.delegate.run(tasks.task("run-1", Direction.DO, GOOD)));
        var there = objects();
        var upgrade = tasks.task("run-2", Direction.DO, NEVER);
        var before = tasks.delegate.record(upgrade);

        assertThat(failed(tasks.delegate.run(upgrade))).contains("Deployment shop/shop", "ImagePullBackOff");
        assertThat(objects()).isNotEqualTo(there);

        done(tasks.delegate.undo(tasks.task("run-2", Direction.UNDO, NEVER), before));
        assertThat(objects()).isEqualTo(there);
    }

    @Test
    void anUpgradeWhoseHookFailsIsPutBackExactly() throws Exception {
        done(tasks.delegate.run(tasks.task("run-1", Direction.DO, GOOD)));
        var there = objects();
        var upgrade = tasks.task("run-2", Direction.DO, FAILING);
        var before = tasks.delegate.record(upgrade);

        assertThat(failed(tasks.delegate.run(upgrade))).contains("pre-upgrade");

        done(tasks.delegate.undo(tasks.task("run-2", Direction.UNDO, FAILING), before));
        assertThat(objects()).isEqualTo(there);
    }
}
