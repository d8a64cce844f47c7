package io.slipway.testsystems.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.shared.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class ForeignClusterIT {

    @Test
    void aForeignClusterGivesNamespacesAndTakesThemBack(Cluster cluster) throws Exception {
        var foreign = ForeignCluster.reachedBy(cluster.kubeconfig());
        var client = Connection.by(cluster.kubeconfig());

        var name = ask(foreign, "create-namespace", "");
        assertThat(client.namespaces().withName(name).get().getMetadata().getDeletionTimestamp())
                .isNull();

        foreign.stop();
        Waiting.until(
                "the namespace is going",
                Duration.ofSeconds(30),
                () -> client.namespaces().withName(name).get() == null);
    }

    @Test
    void itsApiServerCannotBeKilled(Cluster cluster) {
        var foreign = ForeignCluster.reachedBy(cluster.kubeconfig());

        assertThat(foreign.operations()).doesNotContainKeys("kill-api-server", "start-api-server");
        assertThat(foreign.facts()).containsEntry("foreign", "true");
    }

    @Test
    void onlyNamespacesOfTestsAreDeleted(Cluster cluster) {
        var foreign = ForeignCluster.reachedBy(cluster.kubeconfig());

        assertThatThrownBy(() -> ask(foreign, "delete-namespace", "kube-system"))
                .hasMessageContaining("kube-system");
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed(@TempDir Path folder) throws Exception {
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: gone
                clusters: [{name: gone, cluster: {server: "https://127.0.0.1:%d"}}]
                users: [{name: gone, user: {token: none}}]
                contexts: [{name: gone, context: {cluster: gone, user: gone}}]
                """.formatted(LoopbackPorts.free()));

        assertThatThrownBy(() -> ForeignCluster.reachedBy(kubeconfig))
                .hasMessageContaining("does not answer")
                .hasMessageContaining(kubeconfig.toString());
    }

    private static String ask(ForeignCluster cluster, String operation, String argument) throws Exception {
        return Objects.requireNonNull(cluster.operations().get(operation)).apply(argument);
    }
}
