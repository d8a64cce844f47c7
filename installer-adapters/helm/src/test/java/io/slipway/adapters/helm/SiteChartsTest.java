package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Repository;
import io.slipway.engine.site.SecretReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteChartsTest {

    @TempDir
    Path temp;

    String keyring = "";
    ChartServer server = new ChartServer();
    List<Repository> repositories = new ArrayList<>();
    List<URI> allowed = new ArrayList<>();
    byte[] archive = new SmallTar()
            .file("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.0\nappVersion: 1.10\n")
            .file("shop/templates/a.yaml", "# nothing\n")
            .gzipped();

    @BeforeEach
    void fill() throws Exception {
        Files.createDirectories(temp.resolve("package"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SiteCharts charts() {
        return new SiteCharts(
                repositories, new FetchPolicy(allowed), temp.resolve("cache"), Map.of("LOGIN", "me:hunter2"));
    }

    private ChartWish wish(String chart, String repository, String version, String digest) {
        return new ChartWish(
                chart,
                repository,
                version,
                digest,
                keyring,
                temp.resolve("package"),
                temp.resolve("work-" + System.nanoTime()));
    }

    private Chart fetch(String chart, String repository, String version) throws InterruptedException {
        return charts().fetch(wish(chart, repository, version, ""));
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void site(String url, boolean withLogin) {
        repositories.add(new Repository(
                "internal",
                URI.create(url),
                withLogin ? Optional.of(new SecretReference.InEnvironment("LOGIN")) : Optional.empty()));
    }

    private void serveRepository() throws Exception {
        server.put("/stable/index.yaml", """
                        apiVersion: v1
                        entries:
                          shop:
                            - {name: shop, version: 2.0.0-beta.1, urls: [none.tgz]}
                            - {name: shop, version: 1.2.0, digest: %s, urls: [files/shop-1.2.0.tgz]}
                            - {name: shop, version: 1.1.9, urls: [files/old.tgz]}
                        """.formatted(digest(archive))).put("/stable/files/shop-1.2.0.tgz", archive);
    }

    private void serveRegistry() throws Exception {
        server.put("/v2/charts/shop/tags/list", "{\"tags\": [\"1.1.0\", \"1.2.0\", \"latest\"]}")
                .put(
                        "/v2/charts/shop/manifests/1.2.0",
                        "{\"layers\": [{\"mediaType\": \"application/vnd.cncf.helm.chart.content.v1.tar+gzip\","
                                + " \"digest\": \"sha256:" + digest(archive) + "\"}]}")
                .put("/v2/charts/shop/blobs/sha256:" + digest(archive), archive);
    }

    @Test
    void aFolderAndAnArchiveOfThePackageAreTheSameChart() throws Exception {
        new TestCharts(temp.resolve("package")).write("a/shop.tgz", "");
        Files.write(temp.resolve("package/a/shop.tgz"), archive);
        var packed = fetch("a/shop.tgz", "", "");
        new TestCharts(temp.resolve("package"))
                .write("b/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.0\nappVersion: 1.10\n");
        new TestCharts(temp.resolve("package")).write("b/shop/templates/a.yaml", "# nothing\n");
        var folder = fetch("b/shop", "", "");

        assertThat(packed.toString()).isEqualTo("shop-1.2.0");
        assertThat(folder.digest()).isEqualTo(packed.digest());
        assertThat(ChartManifest.read(folder.folder(), "it")
                        .json()
                        .path("appVersion")
                        .asText())
                .as("stays what is written")
                .isEqualTo("1.10");
    }

    @Test
    void aRepositoryOfTheSiteIsAskedWithItsLoginAndItsArchivesAreKept() throws Exception {
        serveRepository();
        server.login = "me:hunter2";
        site("http://" + server.authority() + "/stable", true);

        assertThat(fetch("shop", "internal", "^1.1").version()).isEqualTo("1.2.0");
        assertThat(fetch("shop", "internal", "").version())
                .as("no version before a release")
                .isEqualTo("1.2.0");
        assertThat(server.asked).containsOnlyOnce("/stable/files/shop-1.2.0.tgz");
    }

    @Test
    void aWrongLoginIsToldWithoutTheLogin() throws Exception {
        serveRepository();
        server.login = "me:another";
        site("http://" + server.authority() + "/stable", true);

        assertThatThrownBy(() -> fetch("shop", "internal", ""))
                .isInstanceOf(ReleaseProblem.class)
                .hasMessageContaining("401")
                .hasMessageContaining("secret of the repository")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aRegistryIsAskedWithoutLoginByLoginAndByToken() throws Exception {
        serveRegistry();
        allowed.add(URI.create("http://" + server.authority() + "/charts"));
        var address = "oci://" + server.authority() + "/charts/shop";
        assertThat(fetch(address, "", "1.2.0").version()).isEqualTo("1.2.0");
        server.login = "me:hunter2";
        site("oci://" + server.authority() + "/charts", true);
        assertThat(fetch("shop", "internal", "~1.2").version()).isEqualTo("1.2.0");
        server.token = "a-token";
        assertThat(fetch(address, "", "").version()).isEqualTo("1.2.0");
    }

    @Test
    void whatTheSiteDoesNotAllowIsNotAskedAndRedirectsLeadNowhereElse() throws Exception {
        serveRepository();
        var repository = "http://" + server.authority() + "/stable";
        assertThat(charts().check(wish("shop", repository, "", "")).render()).contains("HELM-NOT-ALLOWED");
        assertThatThrownBy(() -> fetch("shop", repository, "")).hasMessageContaining("policy.fetch.allow");
        assertThat(server.asked).isEmpty();

        allowed.add(URI.create(repository));
        server.redirect("/stable/files/shop-1.2.0.tgz", "/private/shop.tgz");
        assertThatThrownBy(() -> fetch("shop", repository, "")).hasMessageContaining("/private/shop.tgz");
        assertThat(server.asked).doesNotContain("/private/shop.tgz");
    }

    @Test
    void anArchiveThatIsNotWhatIsMeantIsRefused() throws Exception {
        serveRepository();
        site("http://" + server.authority() + "/stable", false);
        server.put(
                "/stable/files/shop-1.2.0.tgz",
                new SmallTar().file("shop/Chart.yaml", "x").gzipped());
        assertThatThrownBy(() -> fetch("shop", "internal", "")).hasMessageContaining("its digest is sha256:");

        Files.write(temp.resolve("package/shop.tgz"), archive);
        var wrong = wish("shop.tgz", "", "", "sha256:" + "0".repeat(64));
        assertThatThrownBy(() -> charts().fetch(wrong)).hasMessageContaining("sha256:" + digest(archive));
        assertThat(charts().fetch(wish("shop.tgz", "", "", "sha256:" + digest(archive)))
                        .name())
                .isEqualTo("shop");
    }

    @Test
    void dependenciesAreFetchedWhereTheyAreNotBundled() throws Exception {
        serveRepository();
        site("http://" + server.authority() + "/stable", false);
        var files = new TestCharts(temp.resolve("package"));
        files.write(
                "parent/Chart.yaml",
                "{apiVersion: v2, name: parent, version: 1.0.0, dependencies: [{name: shop, version: 1.x.x, repository:"
                        + " '@internal'}, {name: lib, version: '*', repository: 'file://../lib'}]}");
        files.write("lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 0.1.0\ntype: library\n");
        var alone = PackedCharts.open("it", temp.resolve("package/parent"), "", temp.resolve("alone"));

        var chart = fetch("parent", "", "");

        assertThat(chart.folder().resolve("charts/shop/Chart.yaml")).exists();
        assertThat(chart.folder().resolve("charts/lib/Chart.yaml")).exists();
        assertThat(chart.digest()).as("what it is made of counts").isNotEqualTo(alone.digest());
    }

    @Test
    void hostileArchivesAreRefusedWithTheReason() throws Exception {
        refused(new SmallTar().file("shop/../../evil", "x"), "..");
        refused(new SmallTar().file("/etc/evil", "x"), "absolute");
        refused(new SmallTar().file("shop/Chart.yaml", "x").link("shop/templates", "/etc"), "link");
        refused(
                new SmallTar().file("shop/Chart.yaml", "apiVersion: v2\nname: .\nversion: 1.0.0\n"),
                "its name is \".\"");
        refused(new SmallTar().file("shop/Chart.yaml", "name: ../x\nversion: 1.0.0\n"), "its name is");
        refused(new SmallTar().file("shop/readme", "x"), "no Chart.yaml");
        refused(new SmallTar().file("shop/Chart.yaml", "x".repeat(40 << 20)), "more than");
        assertThat(temp.resolve("evil")).doesNotExist();
    }

    private void refused(SmallTar tar, String why) throws Exception {
        Files.write(temp.resolve("package/evil.tgz"), tar.gzipped());
        assertThatThrownBy(() -> fetch("evil.tgz", "", ""))
                .isInstanceOf(ReleaseProblem.class)
                .hasMessageContaining(why);
    }

    @Test
    void aPathLeadsNowhereButIntoThePackage() {
        for (var path : List.of("../outside", "/etc", "nothing"))
            assertThat(charts().check(wish(path, "", "", "")).render()).contains("HELM-CHART");
        assertThat(charts().check(wish("shop", "unknown", "", "")).render()).contains("HELM-REPOSITORY");
    }
}
