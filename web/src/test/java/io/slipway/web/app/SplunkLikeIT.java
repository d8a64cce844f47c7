package io.slipway.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.WithKafka;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/splunk-like} as it is, on a real control plane, a real broker and files of pipelines. AP-1 to AP-24. */
@WithCluster
@WithKafka
class SplunkLikeIT {

    @TempDir
    Path folder;

    private ShopSite shop;

    @BeforeEach
    void start(KafkaBroker broker, Cluster cluster) throws Exception {
        shop = new ShopSite(folder, broker, cluster);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void theExampleIsPlannedInstalledUpgradedVerifiedAndUninstalledAndAnAppThatCollidesIsToldAllConflicts()
            throws Exception {
        var digest = shop.runs().push(shop.example("1.2.0"));
        var plan = shop.operator().post("/api/v1/apps/plan", "{\"package\":\"" + digest + "\"" + shop.values() + "}");
        assertThat(plan.body()).contains("service", "kafka", "vector", "logstash", "savedsearch", "dashboard", "alert");
        assertThat(shop.text("edge.yaml")).as("a plan changes nothing").isEmpty();

        shop.change("install", digest, "shop-1", shop.values(), "succeeded");
        assertThat(shop.text("edge.yaml")).contains("shop_orders", "0.0.0.0:8088");
        assertThat(shop.text("parse.conf")).contains("elasticsearch");
        assertThat(shop.status("shop").path("state").asText())
                .as(shop.status("shop").toString())
                .isEqualTo("installed");

        var other = new HashMap<String, String>();
        other.put("app.conf", "[app]\nid = rival\nversion = 1.0.0\n");
        other.put(
                "default/datastream/kafka/topics.conf",
                "[" + shop.topic("orders") + "]\npartitions = 3\nreplication.factor = 1\n");
        other.put("default/datastream/vector/edge/in.yaml", """
                sources:
                  shop_orders: {type: http_server, address: "0.0.0.0:9999"}
                  rival: {type: http_server, address: "0.0.0.0:8088"}
                """);
        shop.change("install", shop.runs().push(other), "rival-1", "", "rolled-back");
        var report =
                shop.operator().get("/api/v1/runs/rival-1/report?format=text").body();
        assertThat(report).contains("shop_orders", "8088", shop.topic("orders"), "shop");

        shop.change("upgrade", shop.runs().push(shop.example("1.3.0")), "shop-2", "", "succeeded");
        assertThat(shop.status("shop").path("version").asText()).isEqualTo("1.3.0");
        assertThat(shop.operator().get("/api/v1/apps/shop/drift").body()).isEqualTo("[]");

        shop.change("uninstall", "shop", "shop-3", "", "succeeded");
        assertThat(shop.text("edge.yaml")).isEmpty();
        assertThat(shop.text("parse.conf")).isEmpty();
        assertThat(shop.status("shop").path("state").asText()).isEqualTo("uploaded");
    }
}
