package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.install.InstallKinds;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.WithKafka;
import io.slipway.web.app.FaultyKind.Failure;
import io.slipway.web.app.FaultyKind.Moment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A failure in each install task of the example, in each phase and on each way back: afterwards everything is as it was
 * before, in the cluster, on the broker, in the pipelines' files byte for byte, in the centre and in the book of
 * reservations. AP-12, AP-17.
 */
@Tag("long")
@WithCluster
@WithKafka
class FaultInEachPhaseIT {

    @TempDir
    Path folder;

    private final AtomicReference<Failure> next = new AtomicReference<>(Failure.NONE);
    private ShopSite shop;
    private List<String> kinds;
    private int number;

    @BeforeEach
    void start(KafkaBroker broker, Cluster cluster) throws Exception {
        shop = new ShopSite(folder, broker, cluster);
        kinds = FaultyKind.around(shop.server().bean(InstallKinds.class), next);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    /** Another version, in which something of each kind of system is otherwise. */
    private Map<String, String> second() {
        var files = shop.example("1.3.0");
        change(files, "default/datastream/kafka/topics.conf", "86400000", "90000000");
        change(files, "default/datastream/vector/edge/sources.toml", "8088", "8089");
        change(files, "default/datastream/logstash/parse/orders.conf", "\"error\"", "\"failure\"");
        change(files, "default/search/savedsearch.conf", "search = ", "search = new ");
        change(files, "service/deployment/api.yaml", "image: ", "imagePullPolicy: Always\n          image: ");
        files.remove("default/search/relationship.conf");
        return files;
    }

    private static void change(Map<String, String> files, String file, String from, String to) {
        files.computeIfPresent(file, (name, text) -> {
            assertThat(text).as(file).contains(from);
            return text.replace(from, to);
        });
    }

    /** A failure there, and nothing else is otherwise afterwards. */
    private void failsAndIsPutBack(String action, String reference, String more, String kind, Moment moment)
            throws Exception {
        var before = shop.state();
        var run = "run-" + number++;
        next.set(new Failure(kind, moment));
        shop.begin(action, reference, run, more);
        if (moment == Moment.ROLLBACK) {
            shop.runs().await(run, "waiting");
            var retry = shop.operator().post("/api/v1/runs/" + run + "/retry", "{\"task\":\"" + kind + "\"}");
            assertThat(retry.statusCode()).as(retry.body()).isBetween(200, 204);
        }
        shop.runs().await(run, "rolled-back");
        next.set(Failure.NONE);
        assertThat(shop.state())
                .as(action + " with a failure in " + kind + " at " + moment)
                .isEqualTo(before);
    }

    private List<String> tasksOf(String digest) {
        var shown = shop.operator().get("/api/v1/packages/" + digest).body();
        return kinds.stream()
                .filter(kind -> shown.contains("\"id\":\"" + kind + "\""))
                .toList();
    }

    @Test
    void whereverItFailsEverythingIsAsItWas() throws Exception {
        var first = shop.runs().push(shop.example("1.2.0"));
        for (var kind : tasksOf(first)) failsAndIsPutBack("install", first, shop.values(), kind, Moment.AFTER_THIRD);
        shop.change("install", first, "installed", shop.values(), "succeeded");

        var second = shop.runs().push(second());
        assertThat(tasksOf(second))
                .contains("service", "kafka", "vector", "logstash", "savedsearch", "alert", "former");
        for (var kind : tasksOf(second))
            for (var moment : Moment.values()) failsAndIsPutBack("upgrade", second, "", kind, moment);

        for (var kind : tasksOf(first)) failsAndIsPutBack("uninstall", "shop", "", kind, Moment.AFTER_THIRD);
    }
}
