package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.app.kind.AppKinds;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AP-24: objects are held to the descriptors of their kinds. */
class KindsTest {

    @TempDir
    Path temp;

    @Test
    void ap24MissingKeysBadTypesAndDanglingReferencesAreErrors() throws IOException {
        assertThat(Apps.in(temp)
                        .with(
                                "default/search/savedsearch.conf",
                                "[errors]\ncron = 61 * * * *\ndisabled = maybe\nlimit = 0\ntimeout = soon\n")
                        .with("default/alert.conf", "[a]\nsavedsearch = nothere\ncondition =\nseverity = bad\n[]\n")
                        .with("default/search/dashboard.conf", "[d]\nlayout = {\nviews = x, y\n")
                        .with("default/datastream/kafka/t.conf", "[no topic]\npartitions = many\nany.setting = 1\n")
                        .faults())
                .containsExactly(
                        "default/alert.conf:1:1 APP-MISSING-KEY",
                        "default/alert.conf:2:1 APP-REFERENCE",
                        "default/alert.conf:4:1 APP-VALUE",
                        "default/alert.conf:5:1 APP-MISSING-KEY",
                        "default/alert.conf:5:1 APP-MISSING-KEY",
                        "default/alert.conf:5:1 APP-NAME",
                        "default/datastream/kafka/t.conf:1:1 APP-NAME",
                        "default/datastream/kafka/t.conf:2:1 APP-VALUE",
                        "default/search/dashboard.conf:2:1 APP-VALUE",
                        "default/search/dashboard.conf:3:1 APP-REFERENCE",
                        "default/search/dashboard.conf:3:1 APP-REFERENCE",
                        "default/search/savedsearch.conf:1:1 APP-MISSING-KEY",
                        "default/search/savedsearch.conf:2:1 APP-VALUE",
                        "default/search/savedsearch.conf:3:1 APP-VALUE",
                        "default/search/savedsearch.conf:4:1 APP-VALUE",
                        "default/search/savedsearch.conf:5:1 APP-VALUE");
    }

    @Test
    void ap24UnknownKeysAreWarningsWithAGuess() throws IOException {
        var apps =
                Apps.in(temp).with("default/search/savedsearch.conf", "[errors]\nsearch = error\ncorn = 5 * * * *\n");
        assertThat(apps.warnings()).containsExactly("default/search/savedsearch.conf:3:1 APP-UNKNOWN-KEY");
        assertThat(apps.look().warnings().render()).contains("Did you mean \"cron\"?");
    }

    @Test
    void ap24AReferenceIntoARequiredAppIsAWarning() throws IOException {
        assertThat(Apps.in(temp)
                        .with("app.conf", "[app]\nid = shop\nversion = 1.0.0\nrequires = base\n")
                        .with("default/alert.conf", "[a]\nsavedsearch = theirs\ncondition = count > 1\n")
                        .warnings())
                .containsExactly("default/alert.conf:2:1 APP-REFERENCE");
    }

    @Test
    void ap24TheSameObjectInTwoFilesOfOneSourceIsAFault() throws IOException {
        assertThat(Apps.in(temp)
                        .with("default/datastream/kafka/a.conf", "[orders]\npartitions = 1\n")
                        .with("default/datastream/kafka/b.conf", "\n[orders]\npartitions = 2\n")
                        .with("local/datastream/kafka/a.conf", "[orders]\npartitions = 3\n")
                        .faults())
                .containsExactly("default/datastream/kafka/b.conf:2:1 APP-OBJECT-TWICE");
    }

    @Test
    void ap24ANewKindNeedsADescriptorAndNoCode() throws IOException {
        var kind = AppKinds.read(
                "tour.yaml",
                "{kind: tour, title: guided tour, group: search, files: [tour.conf], keys: {steps: {type: list, required: true, reference: view}}}");
        var apps = Apps.in(temp).with("default/tour.conf", "[first]\nsteps = a\n");
        var findings = new AppReader(AppKinds.builtIn().with(kind.orThrow())).look(apps.folder());

        assertThat(findings.warnings().isEmpty()).isTrue();
        assertThat(findings.app().faults().render())
                .contains("The steps of the guided tour \"first\" names the view \"a\", which the app does not hold.");
    }

    @Test
    void ap24ABrokenDescriptorIsRefusedWithASentence() {
        assertThat(AppKinds.read("tour.yaml", "kind: tour\n").faults().render()).startsWith("tour.yaml:1:1 APP-KIND");
        assertThat(AppKinds.read("t.yaml", "{kind: t, title: t, group: never, files: []}")
                        .faults()
                        .render())
                .contains("APP-KIND");
        assertThat(AppKinds.read("t.yaml", "{kind: t, title: t, group: search, files: [], names: '['}")
                        .isSound())
                .isFalse();
        assertThat(AppKinds.read("t.yaml", "{kind: t, title: t, group: search, files: [], typo: 1}")
                        .isSound())
                .isFalse();
    }

    @Test
    void ap24ReferencesOfTheBuiltInKindsLeadToKinds() {
        var kinds = AppKinds.builtIn();
        assertThat(kinds.all())
                .hasSizeGreaterThan(17)
                .allSatisfy(kind -> assertThat(kind.keys().values()).allSatisfy(rule -> rule.reference()
                        .ifPresent(name -> assertThat(kinds.named(name)).isPresent())));
    }

    @Test
    void aSecretIsShownNowhere() throws IOException {
        var app = Apps.in(temp)
                .with("default/sqlconnector.conf", "[db]\nurl = jdbc:x\npassword = geheim\n")
                .with("local/sqlconnector.conf", "[db]\npassword = geheimer\n")
                .sound();
        assertThat(app.toString()).doesNotContain("geheim");
        assertThat(app.explain("sqlconnector/db/password").get(0).shown()).isEqualTo("(secret)");
        assertThat(app.explain("sqlconnector/db/password")
                        .get(0)
                        .hidden()
                        .orElseThrow()
                        .shown())
                .isEqualTo("(secret)");
    }
}
