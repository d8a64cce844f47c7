package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFaultsTest {

    private final Site site;

    TextFaultsTest(@TempDir Path folder) {
        site = new Site(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "\"a\\0b\""})
    void anEmptyTextSaysNothing(String text) {
        assertThat(site.faults("clusters: {prod: {kubeconfig: " + text + "}}")).containsExactly("1:31 SITE-EMPTY-TEXT");
        assertThat(site.faults("pipelines: {vector: {a: {instances: [{file: f, reload: " + text + "}]}}}"))
                .containsExactly("1:56 SITE-EMPTY-TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:",
                ":1",
                "a:0",
                "a:65536",
                "a:1,",
                ",a:1",
                "a:1;b:2",
                "PLAINTEXT://a:1",
                "a:1,b",
                "a b:1",
                "a:x",
                "::1:1"
            })
    void bootstrapIsHostAndPort(String bootstrap) {
        assertThat(site.faults("kafka: {main: {bootstrap: \"" + bootstrap + "\"}}"))
                .containsExactly("1:27 SITE-BAD-BOOTSTRAP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "logs/", "/vector", "logs/vector/x", "Logs/vector", "logs/../x"})
    void aConfigMapIsNamespaceAndName(String configMap) {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [{configMap: " + configMap + "}]}}}"))
                .containsExactly("1:52 SITE-BAD-CONFIG-MAP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "deployment/", "/vector", "pod/vector", "deployment/a/b", "Deployment/vector"})
    void aRolloutIsKindAndName(String rollout) {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [{configMap: a/b, rollout: " + rollout + "}]}}}"))
                .containsExactly("1:66 SITE-BAD-ROLLOUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example",
                "a.example/charts",
                "https://",
                "https:charts",
                "file:/charts",
                "'https://a b'",
                "'https://[x'"
            })
    void aUrlHasASchemeThatWeSpeakAndAHost(String url) {
        assertThat(site.faults("repositories: [{name: a, url: " + url + "}]")).containsExactly("1:31 SITE-BAD-URL");
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [{http: " + url + "}]}}}"))
                .containsExactly("1:47 SITE-BAD-URL");
    }

    @Test
    void aPipelineSpeaksNoOci() {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [{http: 'oci://a.example'}]}}}"))
                .containsExactly("1:47 SITE-BAD-URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charts.example",
                "oci://a.example",
                "https://",
                "'*'",
                "'https://u:p@a.example'",
                "https://a.example/?x=1",
                "'https://a.example/#x'"
            })
    void whatMayBeFetchedIsTheBeginningOfAWebAddress(String prefix) {
        assertThat(site.faults("policy: {fetch: {allow: [" + prefix + "]}}")).containsExactly("1:26 SITE-BAD-PREFIX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "0MB", "-1MB", "1.5MB", "128 MB", "128mb", "9999999GB"})
    void aSizeIsAWholeNumberWithItsUnit(String size) {
        assertThat(site.faults("packages: {uploadLimit: " + size + "}"))
                .singleElement()
                .asString()
                .matches("1:25 SITE-(BAD-SIZE|WRONG-TYPE)");
        assertThat(site.read("packages: {uploadLimit: 3KB}")
                        .orThrow()
                        .packages()
                        .uploadLimit())
                .isEqualTo(3_072);
    }

    @ParameterizedTest
    @ValueSource(strings = {"180", "0d", "-1d", "1.5d", "180 d", "180D", "6 months", "999999d", "1h"})
    void aTimeIsAWholeNumberWithItsUnitWithinBounds(String time) {
        assertThat(site.faults("retention: {runs: " + time + "}"))
                .singleElement()
                .asString()
                .matches("1:19 SITE-(BAD-TIME|WRONG-TYPE)");
        assertThat(site.faults("work: {lease: 1s}")).containsExactly("1:15 SITE-BAD-TIME");
        assertThat(site.read("retention: {runs: 30d}").orThrow().retention().runs())
                .isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1001", "many", "99999999999"})
    void slotsAreAWholeNumberWithinBounds(String number) {
        assertThat(site.faults("work: {slots: {light: " + number + "}}")).containsExactly("1:23 SITE-WRONG-TYPE");
        assertThat(site.read("work: {slots: {light: 8}}").orThrow().work().slots())
                .isEqualTo(new Work.Slots(8, 4, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user:hunter2", "hunter2", "file:hunter2", "env:hunter-2", "'env:'", "file:///", "file:~/hunter2"
            })
    void aSecretInTheSettingsIsAFaultThatDoesNotRepeatIt(String secret) {
        var fault = site.onlyFault("repositories: [{name: a, url: 'https://a.example', secret: " + secret + "}]");

        assertThat(fault.code()).isEqualTo("SITE-PLAIN-SECRET");
        assertThat(fault.place().column()).isEqualTo(60);
        assertThat(fault.toString()).doesNotContain("hunter");
    }

    @Test
    void aSecretInAUrlIsAFaultThatDoesNotRepeatIt() {
        var fault = site.onlyFault("repositories: [{name: a, url: 'https://user:hunter2@a.example'}]");

        assertThat(fault.code()).isEqualTo("SITE-PLAIN-SECRET");
        assertThat(fault.toString()).doesNotContain("hunter2");
    }

    @Test
    void aSecretIsThereWhenWeStart() {
        assertThat(site.faults("repositories: [{name: a, url: 'https://a.example', secret: 'env:NOT_SET'}]"))
                .containsExactly("1:60 SITE-NO-SECRET");
        assertThat(site.faults("repositories: [{name: a, url: 'https://a.example', secret: 'file:/not/there'}]"))
                .containsExactly("1:60 SITE-NO-SECRET");
    }
}
