package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.site.FetchPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

    @TempDir
    Path temp;

    ChartServer server = new ChartServer();
    ChartSigner signer;
    byte[] archive = new SmallTar()
            .file("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.0\n")
            .gzipped();

    @BeforeEach
    void sign() throws Exception {
        signer = new ChartSigner("Maker <maker@charts.example>");
        Files.createDirectories(temp.resolve("package"));
        signer.export(temp.resolve("package/keys.gpg"));
        Files.write(temp.resolve("package/shop.tgz"), archive);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SiteCharts charts() {
        var allowed = List.of(URI.create("http://" + server.authority() + "/"));
        return new SiteCharts(List.of(), new FetchPolicy(allowed), temp.resolve("cache"), Map.of());
    }

    private Chart fetch(String chart, String repository) throws InterruptedException {
        return charts().fetch(wish(chart, repository, "keys.gpg"));
    }

    private ChartWish wish(String chart, String repository, String keyring) {
        var work = temp.resolve("work-" + System.nanoTime());
        return new ChartWish(chart, repository, "1.2.0", "", keyring, temp.resolve("package"), work);
    }

    private void signed(String text) throws Exception {
        Files.writeString(temp.resolve("package/shop.tgz.prov"), text);
    }

    private void refused(String chart, String... why) {
        assertThatThrownBy(() -> fetch(chart, ""))
                .isInstanceOf(ReleaseProblem.class)
                .hasMessageContainingAll(why);
    }

    @Test
    void aChartThatAKeyOfTheRingHasSignedIsTakenWhereverItLies() throws Exception {
        var text = signer.sign(archive);
        signed(text);
        assertThat(fetch("shop.tgz", "").version()).isEqualTo("1.2.0");

        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        server.put(
                        "/stable/index.yaml",
                        "entries: {shop: [{version: 1.2.0, digest: " + digest + ", urls: [shop-1.2.0.tgz]}]}")
                .put("/stable/shop-1.2.0.tgz", archive)
                .put("/stable/shop-1.2.0.tgz.prov", text);
        var repository = "http://" + server.authority() + "/stable";
        assertThat(fetch("shop", repository).version()).isEqualTo("1.2.0");
        assertThat(fetch(repository + "/shop-1.2.0.tgz", "").version()).isEqualTo("1.2.0");

        serveRegistry(digest, text);
        assertThat(fetch("oci://" + server.authority() + "/charts/shop", "").version())
                .isEqualTo("1.2.0");
    }

    private void serveRegistry(String digest, String text) {
        var type = "application/vnd.cncf.helm.chart.";
        var signature = "sha256:" + "0".repeat(64);
        server.put(
                        "/v2/charts/shop/manifests/1.2.0",
                        "{\"layers\": [{\"mediaType\": \"" + type + "provenance.v1.prov\", \"digest\": \"" + signature
                                + "\"}, {\"mediaType\": \"" + type + "content.v1.tar+gzip\", \"digest\": \"sha256:"
                                + digest
                                + "\"}]}")
                .put("/v2/charts/shop/blobs/sha256:" + digest, archive)
                .put("/v2/charts/shop/blobs/" + signature, text);
    }

    @Test
    void aChartThatNobodyOrAStrangerHasSignedIsRefused() throws Exception {
        refused("shop.tgz", "The chart shop.tgz is not signed", "no .prov file", "helm package --sign");
        signed("something else");
        refused("shop.tgz", "is not signed");
        signed(new ChartSigner("Somebody").sign(archive));
        refused("shop.tgz", "is signed by the key ", "not in the keyring");
        new TestCharts(temp.resolve("package")).write("shop/Chart.yaml", "name: shop\nversion: 1.2.0\n");
        refused("shop", "is a folder");
    }

    @Test
    void whatWasChangedSinceIsRefusedAndNamesItsSigner() throws Exception {
        signed(signer.sign("another archive".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        refused("shop.tgz", "was changed since it was signed by Maker <maker@charts.example>");
        signed(signer.sign(archive).replace("name: shop", "name: shed"));
        refused("shop.tgz", "a .prov file that was changed");
    }

    @Test
    void aKeyringThatIsNoneIsTold() throws Exception {
        assertThat(charts().check(wish("shop.tgz", "", "none.gpg")).render()).contains("HELM-KEYRING");
        assertThatThrownBy(() -> charts().fetch(wish("shop.tgz", "", "../keys.gpg")))
                .hasMessageContaining("no keyring");
        signed(signer.sign(archive));
        assertThatThrownBy(() -> charts().fetch(wish("shop.tgz", "", "shop.tgz")))
                .hasMessageContaining("gpg --export");
    }
}
