package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.shared.Waiting;
import io.slipway.web.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole runs of releases, on a real cluster. */
@WithCluster
class ReleaseRunIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private TestServer server;
    private RunCalls runs;
    private ReleasesSeen seen;

    @BeforeEach
    void start(Cluster cluster) {
        server = TestServer.start(
                SiteSettingsReader.defaults(),
                Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
        runs = RunCalls.on(server);
        seen = ReleasesSeen.in(cluster);
    }

    @AfterEach
    void stop() {
        server.close();
        seen.close();
    }

    private ShopCharts shop() {
        return new ShopCharts("shop", seen.namespace());
    }

    @Test
    void whenTheSecondReleaseFailsTheFirstIsExactlyWhatItWas() {
        var first = shop().config("store", "settings", "blue").config("store", "routes", "blue");
        runs.awaitState(runs.start(first.archive("1.0.0"), "shop"), "succeeded", LONG);
        var objects = seen.objects();
        assertThat(objects).containsKeys("Secret store", "Deployment api", "ConfigMap routes");

        var second = shop().config("store", "settings", "red")
                .config("store", "added", "red")
                .config("api", "more", "red")
                .hook("api", "post-upgrade", "failing");
        var failed = runs.awaitState(runs.start(second.archive("2.0.0"), "shop"), "rolled-back", LONG);

        assertThat(failed.jsonString()).contains("post-upgrade");
        assertThat(seen.objects().keySet()).isEqualTo(objects.keySet());
        objects.forEach((name, was) -> assertThat(seen.objects()).as(name).containsEntry(name, was));
        assertThat(seen.revisions("store")).containsExactly("1 superseded", "2 superseded", "3 deployed");
        assertThat(seen.latest("api")).endsWith(" deployed");

        runs.awaitState(runs.start("shop:1.0.0", ""), "succeeded", LONG);
        assertThat(seen.revisions("store"))
                .as("just that stands there, so nothing is done")
                .hasSize(3);
    }

    @Test
    void twoRunsOnOneReleaseAreOneAfterTheOtherOrRefusedByName() {
        runs.push(shop().pods("slow").archive("1.0.0"));
        runs.push(new ShopCharts("other", seen.namespace())
                .config("api", "more", "red")
                .archive("1.0.0"));
        var first = runs.start("shop", "");

        var refused = runs.start("other", "");
        assertThat(runs.awaitState(refused, "rolled-back", LONG).jsonString())
                .contains("release:", seen.namespace() + "/", first);
        var waiting = runs.start("other", ",\"onConflict\":\"wait\"");

        runs.awaitState(first, "succeeded", LONG);
        assertThat(seen.revisions("api")).first().asString().startsWith("1 ");
        runs.awaitState(waiting, "succeeded", LONG);
        assertThat(seen.revisions("api")).containsExactly("1 superseded", "2 deployed");
        assertThat(seen.has("ConfigMap more")).isTrue();
    }

    @Test
    void aRestartOfTheApiServerInMidWaitIsOutlasted(Cluster cluster) throws Exception {
        var run = runs.start(shop().pods("slow").archive("1.0.0"), "shop");
        Waiting.until("it waits for pods", LONG, () -> seen.latest("api").equals("1 deployed"));

        cluster.restartApiServer();

        runs.awaitState(run, "succeeded", LONG);
        assertThat(seen.revisions("api")).containsExactly("1 deployed");
    }
}
