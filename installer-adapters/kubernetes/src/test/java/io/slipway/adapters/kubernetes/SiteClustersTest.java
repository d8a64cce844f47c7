package io.slipway.adapters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.site.Cluster;
import io.slipway.engine.site.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteClustersTest {

    private static final String CONFIG = """
            apiVersion: v1
            kind: Config
            current-context: blue
            contexts:
            - {name: blue, context: {cluster: main, user: me, namespace: shop}}
            - {name: green, context: {cluster: main, user: me}}
            - {name: broken, context: {cluster: none, user: me}}
            clusters:
            - {name: main, cluster: {server: "https://127.0.0.1:1", certificate-authority: ca.crt}}
            users:
            - {name: me, user: {tokenFile: token}}
            """;

    @TempDir
    Path folder;

    private Path kubeconfig() throws IOException {
        Files.writeString(folder.resolve("token"), "secret-token\n");
        Files.writeString(folder.resolve("ca.crt"), "certificate");
        return Files.writeString(folder.resolve("config"), CONFIG);
    }

    private SiteClusters site(Map<String, String> environment, Cluster... clusters) {
        var all = new LinkedHashMap<String, Cluster>();
        for (var cluster : clusters) all.put(cluster.name(), cluster);
        return new SiteClusters(new Targets<>(all), environment, folder.resolve("cache"));
    }

    private static Cluster cluster(String name, Path file, @Nullable String context, boolean isDefault) {
        return new Cluster(name, Optional.of(file), Optional.ofNullable(context), isDefault);
    }

    @Test
    void theFileNeedsNothingBesideItAndIsForItsOwnerOnly() throws IOException {
        try (var clusters = site(Map.of(), cluster("prod", kubeconfig(), null, true))) {
            var access = clusters.access("");

            assertThat(access.name()).isEqualTo("prod");
            assertThat(access.context()).isEqualTo("blue");
            assertThat(access.namespace()).isEqualTo("shop");
            assertThat(access.kubeconfig())
                    .content()
                    .contains("secret-token", "Y2VydGlmaWNhdGU=")
                    .doesNotContain("green");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access.kubeconfig())))
                    .isEqualTo("rw-------");
            assertThat(clusters.connection("prod")).isSameAs(clusters.connection(""));
        }
    }

    @Test
    void aTokenThatIsRenewedIsTakenUp() throws IOException {
        try (var clusters = site(Map.of(), cluster("prod", kubeconfig(), "green", true))) {
            var first = clusters.connection("");
            Files.writeString(folder.resolve("token"), "renewed");

            assertThat(clusters.connection("")).isNotSameAs(first);
            assertThat(clusters.access("").kubeconfig())
                    .content()
                    .contains("renewed")
                    .doesNotContain("secret-token");
        }
    }

    @Test
    void withoutSettingsTheUsualRulesLead() throws IOException {
        var second = folder.resolve("second");
        Files.writeString(second, "current-context: green\n");
        var both = second + ":" + kubeconfig() + ":" + folder.resolve("missing");
        try (var clusters = site(Map.of("KUBECONFIG", both))) {
            assertThat(clusters.access("").context()).isEqualTo("green");
            assertThat(clusters.access("").namespace()).isEqualTo("default");
        }
    }

    @Test
    void whereThereIsNoClusterASentenceSaysWhatToDo() throws IOException {
        var home = Map.of("HOME", folder.toString());
        assertRefused(site(home), "", "No Kubernetes cluster is known here: $KUBECONFIG names no file that is there");
        assertRefused(site(home), "prod", "There is no cluster 'prod' here; slipway.yaml names none.");
        var file = kubeconfig();
        var two = new Cluster[] {cluster("a", file, null, false), cluster("b", file, null, false)};
        assertRefused(
                site(Map.of(), two), "", "slipway.yaml names the clusters a, b, and none of them is the default.");
        assertRefused(site(Map.of(), two), "c", "There is no cluster 'c' here; slipway.yaml names a, b.");
        assertRefused(site(Map.of(), cluster("a", file, "red", true)), "a", "has no context 'red'");
        assertRefused(site(Map.of(), cluster("a", file, "broken", true)), "a", "has no cluster 'none'");
        Files.delete(folder.resolve("ca.crt"));
        assertRefused(site(Map.of(), two), "a", "names the file " + folder.resolve("ca.crt"));
    }

    private static void assertRefused(SiteClusters clusters, String target, String why) {
        assertThatThrownBy(() -> clusters.access(target))
                .isInstanceOf(ClusterProblem.class)
                .hasMessageContaining(why);
    }

    @Test
    void aClusterThatDoesNotAnswerIsSaidSoAndMayAnswerLater() throws IOException {
        Files.writeString(folder.resolve("plain"), """
                {"current-context": "x", "contexts": [{"name": "x", "context": {"cluster": "x", "user": "x"}}],
                 "clusters": [{"name": "x", "cluster": {"server": "http://127.0.0.1:1"}}]}""");
        try (var clusters = site(Map.of(), cluster("a", folder.resolve("plain"), null, true))) {
            var objects = new KubernetesObjects(clusters);

            assertThatThrownBy(() -> objects.scopeOf("", "v1", "ConfigMap"))
                    .isInstanceOfSatisfying(ClusterProblem.class, away -> assertThat(away.isRetryable())
                            .isTrue())
                    .hasMessageContaining("The cluster at http://127.0.0.1:1 does not answer");
        }
    }
}
