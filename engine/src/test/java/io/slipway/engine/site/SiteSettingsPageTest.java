package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/site-settings.md} to what the reader knows. */
class SiteSettingsPageTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("slipway.root", ".."), "docs", "site-settings.md"));
    }

    @Test
    void thePageHasARowForEachKeyAndNoOther() throws IOException {
        var rows = ROW.matcher(page()).results().map(row -> row.group(1)).toList();

        assertThat(rows).containsExactlyElementsOf(SiteSchema.keys());
    }

    @Test
    void theDefaultsOfThePageAreTheDefaults() throws IOException {
        var policy = SiteSettingsReader.read(null, Map.of()).orThrow().policy();

        assertThat(page())
                .contains("| `policy.taskPackages.shell` | `"
                        + policy.taskPackages().shell() + "` |")
                .contains("| `policy.taskPackages.clusterScope` | `"
                        + policy.taskPackages().clusterScope() + "` |")
                .contains("| `policy.apps.clusterScope` | `" + policy.apps().clusterScope() + "` |")
                .contains("| `policy.apps.privileged` | `" + policy.apps().privileged() + "` |")
                .contains("| `retention.runs` | `" + Retention.DEFAULT_RUNS + "` |")
                .contains("| `work.lease` | `" + Work.DEFAULT_LEASE + "` |")
                .contains("| `work.slots.light` | `" + Work.Slots.DEFAULT.light() + "` |")
                .contains("| `work.slots.helm` | `" + Work.Slots.DEFAULT.helm() + "` |")
                .contains("| `work.slots.container` | `" + Work.Slots.DEFAULT.container() + "` |")
                .contains("| `packages.uploadLimit` | `" + PackageSettings.DEFAULT_UPLOAD_LIMIT + "` |")
                .contains("| `policy.fetch.allow` | `" + policy.fetch().allow() + "` |");
    }

    @Test
    void theExampleOfThePageIsSound(@TempDir Path folder) throws IOException {
        var example = EXAMPLE.matcher(page());
        assertThat(example.find()).isTrue();
        var site = new Site(folder)
                .with("kube/prod.yaml", Site.KUBECONFIG)
                .with("home/.kube/test.yaml", Site.KUBECONFIG)
                .variable("STABLE_CHARTS", "deploy:hunter2")
                .variable("SIGN_ON_SECRET", "hunter3");

        assertThat(site.read(example.group(1)).faults().all()).isEmpty();
    }

    @Test
    void theVariablesOfThePageAreSound(@TempDir Path folder) throws IOException {
        var site = new Site(folder);
        Pattern.compile("^(SLIPWAY_CONFIG__\\w+)=(.*)$", Pattern.MULTILINE)
                .matcher(page())
                .results()
                .forEach(line -> site.variable(
                        line.group(1), line.group(2).replace("'", "").replace("/etc/slipway/prod.yaml", "kube.yaml")));

        assertThat(site.read().faults().all()).isEmpty();
        assertThat(site.read().orThrow().policy().taskPackages().shell()).isFalse();
        assertThat(site.read().orThrow().clusters().named("prod")).isPresent();
    }
}
