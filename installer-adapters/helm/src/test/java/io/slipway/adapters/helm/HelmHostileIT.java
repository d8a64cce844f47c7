package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.task.Outcome;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts that mean harm: each a clear error, the worker replaced where it died, nothing left. */
@WithCluster
class HelmHostileIT {

    HelmBench bench;

    @BeforeEach
    void open(Cluster cluster, @TempDir Path temp) {
        bench = new HelmBench(cluster, temp);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(bench.objects()).isEmpty();
        bench.close();
        assertThat(HelmBench.workers()).isEmpty();
        assertThat(bench.temp.resolve("helm")).isEmptyDirectory();
    }

    private String refused(String spec) throws InterruptedException {
        var task = bench.task("run-1", spec);
        var before = bench.delegate.record(task);
        var outcome = bench.delegate.run(task);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).retryable()).isFalse();
        assertThat(bench.delegate.undo(bench.undo("run-1", spec), before)).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Failed) outcome).reason();
    }

    @Test
    void aTemplateThatCallsItselfEndsOnlyItsWorker() throws Exception {
        bench.charts.chart("evil", "1.0.0", "a.yaml", "a: {{ tpl .Values.t . }}");
        assertThat(refused("{'chart': 'evil', 'release': 'shop', 'values': {'t': '{{ tpl .Values.t . }}'}}"))
                .contains("out of memory", "tpl");

        bench.charts.chart("good", "1.0.0", "a.yaml", "a: {{ fail \"the next worker is well\" }}");
        assertThat(refused("{'chart': 'good', 'release': 'shop'}")).contains("the next worker is well");
    }

    @Test
    void aTemplateErrorNamesFileAndLine() throws Exception {
        bench.charts.chart("broken", "1.0.0", "config.yaml", "a: b\nc: {{ .Values.none.deeper }}\n");
        assertThat(refused("{'chart': 'broken', 'release': 'shop'}")).contains("shop/templates/config.yaml:2");
        bench.charts.chart("unclosed", "1.0.0", "config.yaml", "a: b\n\nc: {{ if }}\n");
        assertThat(refused("{'chart': 'unclosed', 'release': 'shop'}")).contains("shop/templates/config.yaml:3");
    }

    @Test
    void valuesThatLookLikeFlagsAreValues() throws Exception {
        bench.charts.chart("plain", "1.0.0", "config.yaml", TestCharts.CONFIG);
        var text = "--namespace=kube-system --set a=b,c={d} -f /etc/passwd null 007";
        var spec = "{'chart': 'plain', 'release': 'shop', 'values': {'color': '" + text + "'}}";
        var task = bench.task("run-1", spec);
        var before = bench.delegate.record(task);

        assertThat(bench.delegate.run(task)).isInstanceOf(Outcome.Done.class);

        assertThat(bench.object("ConfigMap shop-config").at("/data/color").asText())
                .isEqualTo(text);
        assertThat(bench.delegate.undo(bench.undo("run-1", spec), before)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aReleaseTooLargeForHelmsRecordSaysSo() throws Exception {
        var noise = new byte[1_500_000];
        new Random(1).nextBytes(noise);
        bench.charts.chart("large", "1.0.0", "config.yaml", TestCharts.CONFIG);
        bench.charts.write("large/files/noise", Base64.getEncoder().encodeToString(noise));
        assertThat(refused("{'chart': 'large', 'release': 'shop'}")).contains("larger than the 1 MiB");
    }

    @Test
    void aChartThatReachesOutOfItsNamespaceByItsNameIsRefused() throws Exception {
        bench.charts.chart("dot", "1.0.0");
        bench.charts.write("dot/Chart.yaml", "apiVersion: v2\nname: .\nversion: 1.0.0\n");
        assertThat(refused("{'chart': 'dot', 'release': 'shop'}")).contains("its name is \".\"");
    }

    @Test
    void aSecretLargerThanTheClusterTakesIsRefusedAndTakenAway() throws Exception {
        var secret = TestCharts.SECRET.replace("{{ randAlphaNum 20 }}", "{{ repeat 1100000 \"x\" }}");
        bench.charts.chart("fat", "1.0.0", "config.yaml", TestCharts.CONFIG, "secret.yaml", secret);
        assertThat(refused("{'chart': 'fat', 'release': 'shop'}")).contains("shop-password", "1048576 bytes");
    }

    @Test
    void aChartOfTwoHundredMegabytesIsRefusedBeforeHelmSeesIt() throws Exception {
        bench.charts.chart("huge", "1.0.0", "config.yaml", TestCharts.CONFIG);
        for (int part = 0; part < 3; part++)
            try (var file = new RandomAccessFile(
                    bench.room.packageFiles().resolve("huge/part-" + part).toFile(), "rw")) {
                file.setLength(70L << 20);
            }
        assertThat(refused("{'chart': 'huge', 'release': 'shop'}")).contains("The chart huge is refused", "200");
        assertThat(HelmBench.workers()).isEmpty();
    }

    @Test
    void aChartThatIsNotTheOneThatIsMeantIsRefused() throws Exception {
        var archive = new SmallTar()
                .file("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
                .file("shop/templates/config.yaml", TestCharts.CONFIG)
                .gzipped();
        Files.createDirectories(bench.room.packageFiles());
        Files.write(bench.room.packageFiles().resolve("shop.tgz"), archive);
        var wrong = "sha256:" + "0".repeat(64);
        assertThat(refused("{'chart': 'shop.tgz', 'release': 'shop', 'digest': '" + wrong + "'}"))
                .contains("is not the chart that the package means", "sha256:");
    }

    @Test
    void aChartOfFiveThousandObjectsIsRefusedByTheirNumber() throws Exception {
        var template = "{{ range until 5000 }}---\n"
                + TestCharts.CONFIG
                        .replace("-config", "-{{ . }}")
                        .replace(".Release", "$.Release")
                        .replace(".Values", "$.Values")
                + "{{ end }}";
        bench.charts.chart("crowd", "1.0.0", "config.yaml", template);
        assertThat(refused("{'chart': 'crowd', 'release': 'shop'}")).contains("5000 objects");
    }
}
