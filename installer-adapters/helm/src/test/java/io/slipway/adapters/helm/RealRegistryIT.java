package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Repository;
import io.slipway.engine.site.SecretReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts from a registry that is not played. */
class RealRegistryIT {

    private static final String LOGIN = "me:hunter2";

    @TempDir
    Path temp;

    private final byte[] archive = chart("1.2.0+build.7");

    private static byte[] chart(String version) {
        return new SmallTar()
                .file("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: " + version + "\n")
                .file("shop/templates/a.yaml", "# nothing\n")
                .gzipped();
    }

    /** Debian's package docker-registry, which CI installs. */
    @BeforeEach
    void requireProgram() throws Exception {
        if (System.getenv("CI") == null)
            assumeTrue(RealRegistry.isThere(), "There is no docker-registry here: apt-get install docker-registry.");
        Files.createDirectories(temp.resolve("package"));
    }

    private Chart fetch(SiteCharts charts, String chart, String repository, String version)
            throws InterruptedException {
        var work = temp.resolve("work-" + System.nanoTime());
        return charts.fetch(new ChartWish(chart, repository, version, "", "", temp.resolve("package"), work));
    }

    private SiteCharts site(RealRegistry registry, Map<String, String> environment) {
        var secret = environment.isEmpty()
                ? Optional.<SecretReference>empty()
                : Optional.<SecretReference>of(new SecretReference.InEnvironment("LOGIN"));
        var named = new Repository("internal", URI.create("oci://" + registry.authority() + "/charts"), secret);
        return new SiteCharts(List.of(named), new FetchPolicy(List.of()), temp.resolve("cache"), environment);
    }

    private void push(RealRegistry registry) throws Exception {
        registry.push("charts/shop", "1.1.0", chart("1.1.0"));
        registry.push("charts/shop", "1.2.0+build.7", archive);
        registry.push("charts/shop", "2.0.0-rc.1", chart("2.0.0-rc.1"));
    }

    @Test
    void anOpenOneIsAskedByVersionByRangeAndForTheLatest() throws Exception {
        try (var registry = RealRegistry.start(temp.resolve("registry"), Optional.empty())) {
            push(registry);
            var charts = site(registry, Map.of());

            assertThat(fetch(charts, "shop", "internal", "1.1.0").version()).isEqualTo("1.1.0");
            assertThat(fetch(charts, "shop", "internal", "~1.2").version()).isEqualTo("1.2.0+build.7");
            assertThat(fetch(charts, "oci://" + registry.authority() + "/charts/shop", "", "")
                            .version())
                    .as("no version before a release")
                    .isEqualTo("1.2.0+build.7");
            assertThatThrownBy(() -> fetch(charts, "shop", "internal", "9.9.9"))
                    .isInstanceOf(ReleaseProblem.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void aClosedOneIsAskedWithTheSitesLoginAlone() throws Exception {
        try (var registry = RealRegistry.start(temp.resolve("registry"), Optional.of(LOGIN))) {
            push(registry);

            assertThat(fetch(site(registry, Map.of("LOGIN", LOGIN)), "shop", "internal", "1.2.0+build.7")
                            .name())
                    .isEqualTo("shop");
            for (var wrong : List.of(Map.<String, String>of(), Map.of("LOGIN", "me:wrong-word")))
                assertThatThrownBy(() -> fetch(site(registry, wrong), "shop", "internal", "1.1.0"))
                        .isInstanceOf(ReleaseProblem.class)
                        .hasMessageContaining("401")
                        .hasMessageNotContaining("wrong-word");
        }
    }
}
