package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages of the demo on a real control plane, in a namespace of the test. */
@Tag("long")
@WithCluster
class ShopOnClusterIT {

    @TempDir
    Path temp;

    /** A copy for this namespace. */
    private Path example(String name, Cluster cluster) throws IOException {
        var from = Path.of(System.getProperty("slipway.root"), "examples", name);
        var to = temp.resolve(name);
        try (var all = Files.walk(from)) {
            for (var path : all.filter(Files::isRegularFile).toList())
                copy(path, to.resolve(from.relativize(path)), cluster);
        }
        return to;
    }

    private static void copy(Path from, Path to, Cluster cluster) {
        try {
            Files.createDirectories(to.resolve("..").normalize());
            var text = Files.readString(from).replace("namespace: shop", "namespace: " + cluster.namespace());
            Files.writeString(to, text);
            if (Files.isExecutable(from)) to.toFile().setExecutable(true);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private Ended run(Path example, Cluster cluster) {
        return SlipwayProcess.run(
                "",
                Map.of("SLIPWAY_DATA", temp.resolve("data") + "", "KUBECONFIG", cluster.kubeconfig() + ""),
                "run",
                example.toString(),
                "--set",
                "tasks.schema.folder=" + temp.resolve("schema"));
    }

    @Test
    void theShopIsInstalledAndItsBrokenVersionPutBack(Cluster cluster) throws IOException {
        var good = run(example("shop", cluster), cluster);
        assertThat(good.code()).as(good.err()).isZero();

        var broken = run(example("shop-broken", cluster), cluster);
        assertThat(broken.code()).as(broken.err()).isEqualTo(1);
        assertThat(broken.out())
                .contains("everything was put back as it was", "Deployment " + cluster.namespace() + "/shop-api");
        assertThat(Files.readString(temp.resolve("schema/schema")).strip()).isEqualTo("1.0.0");
    }
}
