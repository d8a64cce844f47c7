package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.pipeline.Pipeline;
import io.slipway.engine.app.service.ServiceFolder;
import io.slipway.engine.graph.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AP-1 to AP-4: apps are read whole. */
class AppReaderTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/splunk-like");

    @TempDir
    Path temp;

    @Test
    void ap1TheExampleIsSoundAndReadWhole() {
        var findings = new AppReader(AppKinds.builtIn()).look(EXAMPLE);
        assertThat(findings.app().faults().render()).isEmpty();
        assertThat(findings.warnings().render()).isEmpty();
        var app = findings.app().orThrow();

        assertThat(app.id()).isEqualTo("shop");
        assertThat(app.objects().stream().map(AppObject::path))
                .contains("kafka/orders", "savedsearch/errors", "dashboard/overview", "alert/too many errors");
        assertThat(app.object("kafka", "orders").orElseThrow().value("retention.ms"))
                .contains("86400000");
        assertThat(app.pipelines().stream().map(Pipeline::path)).containsExactly("logstash/parse", "vector/edge");
        assertThat(app.services().stream().map(one -> one.folder()))
                .containsExactly(
                        ServiceFolder.VOLUMES,
                        ServiceFolder.PREV_JOB,
                        ServiceFolder.CONFIG,
                        ServiceFolder.DEPLOYMENT,
                        ServiceFolder.SERVICE,
                        ServiceFolder.INGRESS,
                        ServiceFolder.UNINSTALL_JOB);
        assertThat(app.readme()).contains("README.md");
    }

    @Test
    void ap1AnArchiveIsReadAsItsFolderIs() throws IOException {
        var archive = temp.resolve("shop.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
                var all = Files.walk(EXAMPLE)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry("shop/" + EXAMPLE.relativize(file)));
                Files.copy(file, zip);
            }
        }
        var reader = new AppReader(AppKinds.builtIn());

        assertThat(reader.look(archive).app().orThrow().digest())
                .isEqualTo(reader.look(EXAMPLE).app().orThrow().digest());
        assertThat(reader.look(temp.resolve("nothing.tgz")).app().faults().render())
                .contains("PACKAGE-NOT-THERE");
    }

    @Test
    void ap1EverythingButIdAndVersionMayBeMissing() throws IOException {
        var app = Apps.in(temp).sound();

        assertThat(app.attributes().label()).isEqualTo("shop");
        assertThat(app.attributes().isVisible()).isTrue();
        assertThat(app.attributes().isConfigured()).isTrue();
        assertThat(app.objects()).isEmpty();
        assertThat(app.rights().ofApp()).isEqualTo(Rights.NONE);
    }

    @Test
    void ap1UnknownFilesAreWarnings() throws IOException {
        assertThat(Apps.in(temp)
                        .with("bin/run.sh", "")
                        .with("default/savedsearch.conf", "")
                        .with("default/datastream/vector/loose.toml", "")
                        .with("service/pods/a.yaml", "")
                        .with("service/deployment/a.txt", "")
                        .with("metadata/other.meta", "")
                        .warnings())
                .containsExactlyInAnyOrder(
                        "bin/run.sh APP-UNKNOWN-FILE",
                        "default/savedsearch.conf APP-UNKNOWN-FILE",
                        "default/datastream/vector/loose.toml APP-UNKNOWN-FILE",
                        "service/pods/a.yaml APP-UNKNOWN-FILE",
                        "service/deployment/a.txt APP-UNKNOWN-FILE",
                        "metadata/other.meta APP-UNKNOWN-FILE");
    }

    @Test
    void ap1TheSeedsSpellingsAreReadToo() throws IOException {
        var app = Apps.in(temp)
                .with("default/search/savedsearch.conf", "[errors]\nsearch = error\n")
                .with("default/alter.conf", "[many]\nsavedsearch = errors\ncondition = count > 1\n")
                .with("local/presearch/first.conf", "[early]\nsearch = *\n")
                .with("local/agent/hosts.conf", "[web]\nhosts = a, b\n")
                .with("default/agent.conf", "[web]\nhosts = c\n")
                .sound();

        assertThat(app.objects().stream().map(AppObject::path))
                .containsExactly("savedsearch/errors", "presearch/early", "agent/web", "alert/many");
        assertThat(app.object("agent", "web").orElseThrow().value("hosts")).contains("a, b");
    }

    @Test
    void ap2LocalWinsKeyByKeyAndAp3ItsSourceIsTold() throws IOException {
        var app = Apps.in(temp)
                .with(
                        "default/search/savedsearch.conf",
                        "[errors]\nsearch = error\ncron = 5 * * * *\n[b]\nsearch = b\n")
                .with("local/search/savedsearch.conf", "\n[errors]\ncron = 1 * * * *\n[mine/own]\nsearch = mine\n")
                .sound();

        var cron = app.explain("savedsearch/errors/cron").get(0);
        assertThat(cron.value()).isEqualTo("1 * * * *");
        assertThat(cron.source()).isEqualTo(AppSource.LOCAL);
        assertThat(cron.place().toString()).endsWith("shop/local/search/savedsearch.conf:3:1");
        var hidden = cron.hidden().orElseThrow();
        assertThat(hidden.value()).isEqualTo("5 * * * *");
        assertThat(hidden.place().toString()).endsWith("shop/default/search/savedsearch.conf:3:1");
        assertThat(app.explain("savedsearch/errors/search").get(0).hidden()).isEmpty();
        assertThat(app.explain("savedsearch/errors")).hasSize(2);
        assertThat(app.explain("savedsearch/mine/own/search").get(0).source()).isEqualTo(AppSource.LOCAL);
        assertThat(app.explain("savedsearch/errors/nothing")).isEmpty();
        assertThat(app.explain("nothing")).isEmpty();
        assertThat(app.object("savedsearch", "errors").orElseThrow().values())
                .containsEntry("search", "error")
                .containsEntry("cron", "1 * * * *");
    }

    @Test
    void ap4SplunksSpellingIsReadToo() throws IOException {
        var app = Apps.in(temp).with("app.conf", """
                        [package]
                        id = shop
                        check_for_updates = 1
                        [launcher]
                        version = 2.0.1
                        author = Team Shop
                        description = orders
                        [ui]
                        label = The Shop
                        is_visible = 0
                        [install]
                        is_configured = false
                        [triggers]
                        reload.x = simple
                        """).sound().attributes();

        assertThat(app.version()).isEqualTo(SemanticVersion.of("2.0.1"));
        assertThat(app.label()).isEqualTo("The Shop");
        assertThat(app.author()).isEqualTo("Team Shop");
        assertThat(app.isVisible()).isFalse();
        assertThat(app.isConfigured()).isFalse();
    }

    @Test
    void ap4SplunksPlaceForAppConfCountsWhereThereIsNoOther() throws IOException {
        var apps = Apps.in(temp).with("default/app.conf", "[package]\nid = other\n");
        assertThat(apps.warnings()).containsExactly("default/app.conf APP-UNKNOWN-FILE");
        Files.delete(apps.folder().resolve("app.conf"));
        assertThat(apps.with("local/app.conf", "[app]\nversion = 1.0.0\n")
                        .sound()
                        .id())
                .isEqualTo("other");
    }

    @Test
    void ap4RequirementsAnswerWhetherAVersionWillDo() throws IOException {
        var app = Apps.in(temp)
                .with("setup.yaml", "")
                .with(
                        "app.conf",
                        "[app]\nid=shop\nversion=1.0.0\nrequires = base >= 1.0.0, users ~1.4, any\nsetup=setup.yaml")
                .sound();

        assertThat(app.requires()).extracting(Requirement::app).containsExactly("base", "users", "any");
        assertThat(app.requires().get(0).isMetBy("base", SemanticVersion.of("2.0.0")))
                .isTrue();
        assertThat(app.requires().get(0).isMetBy("users", SemanticVersion.of("2.0.0")))
                .isFalse();
        assertThat(app.requires().get(1)).hasToString("users ~1.4");
        assertThat(app.attributes().setup()).contains("setup.yaml");
        assertThat(app.attributes().isConfigured()).isFalse();
    }

    @Test
    void ap4EverythingThatIsWrongWithAnAppIsToldAtOnce() throws IOException {
        assertThat(Apps.in(temp)
                        .with(
                                "app.conf",
                                "[app]\nid = 1shop\nversion = 1.2\nvisible = perhaps\nrequires = base >= x, , a, a\nsetup = no.yaml\n")
                        .with("default/search/savedsearch.conf", "[errors]\n")
                        .faults())
                .containsExactly(
                        "app.conf:2:1 APP-ID",
                        "app.conf:3:1 APP-VERSION",
                        "app.conf:4:1 APP-ATTRIBUTE",
                        "app.conf:5:1 APP-REQUIRES",
                        "app.conf:5:1 APP-REQUIRES",
                        "app.conf:5:1 APP-REQUIRES",
                        "app.conf:6:1 APP-MISSING-FILE",
                        "default/search/savedsearch.conf:1:1 APP-MISSING-KEY");
    }

    @Test
    void ap4AnAppWithoutIdVersionOrAppConfIsNone() throws IOException {
        assertThat(Apps.in(temp).with("app.conf", "[app]\nvesion = 1.0.0\n").faults())
                .containsExactly("app.conf APP-MISSING-ATTRIBUTE", "app.conf APP-MISSING-ATTRIBUTE");
        Files.delete(temp.resolve("shop/app.conf"));
        assertThat(new AppReader(AppKinds.builtIn())
                        .look(temp.resolve("shop"))
                        .app()
                        .faults()
                        .render())
                .contains("APP-NO-CONF");
    }

    @Test
    void whatIsUnknownInAppConfIsAWarningWithAGuess() throws IOException {
        var apps = Apps.in(temp).with("app.conf", "[app]\nid=a\nversion=1.0.0\nvisble=true\n[stray]\n");
        assertThat(apps.warnings())
                .containsExactly("app.conf:4:1 APP-UNKNOWN-ATTRIBUTE", "app.conf:5:1 APP-UNKNOWN-ATTRIBUTE");
        assertThat(apps.look().warnings().render()).contains("Did you mean \"visible\"?");
    }
}
