package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFaultsTest {

    private final Site site;

    SiteFaultsTest(@TempDir Path folder) {
        site = new Site(folder);
    }

    @Test
    void anUnknownKeyIsAFaultWithAGuess() {
        var fault = site.onlyFault("policy:\n  app: {privileged: true}\n");

        assertThat(fault.toString())
                .endsWith("slipway.yaml:2:3 SITE-UNKNOWN-KEY \"app\" is no key of policy."
                        + " Did you mean \"apps\"? Known here: taskPackages, apps, fetch.");
        assertThat(site.onlyFault("zebra: 1").mend())
                .isEqualTo(
                        "Known here: clusters, kafka, pipelines, repositories, policy, packages, retention, work, signOn.");
        assertThat(site.faults("clusters: {prod: {kubeconfg: }}")).containsExactly("1:19 SITE-UNKNOWN-KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a]|1:1",
                "a text|1:1",
                "clusters: [a]|1:11",
                "clusters: {prod: [a]}|1:18",
                "clusters: {prod: {default: maybe}}|1:28",
                "clusters: {prod: {default: 'true'}}|1:28",
                "clusters: {prod: {context: 12}}|1:28",
                "clusters: {prod: {kubeconfig: [a], context: b}}|1:31",
                "kafka: {main: {bootstrap: true}}|1:27",
                "kafka: {main: {bootstrap: 'a:1', properties: [a]}}|1:46",
                "kafka: {main: {bootstrap: 'a:1', properties: {a: [b]}}}|1:50",
                "pipelines: {vector: {agg: {instances: {file: a}}}}|1:39",
                "repositories: {name: a}|1:15",
                "repositories: [a]|1:16",
                "policy: {fetch: {allow: 'https://a.example'}}|1:25",
                "policy: {fetch: {allow: [~]}}|1:26",
            })
    void aWrongTypeIsAFaultAtTheValue(String settings, String place) {
        assertThat(site.faults(settings)).containsExactly(place + " SITE-WRONG-TYPE");
    }

    @Test
    void aWrongTypeIsToldInWords() {
        assertThat(site.onlyFault("policy: {apps: {privileged: sometimes}}").what())
                .isEqualTo("policy.apps.privileged is a text, but must be true or false.");
        assertThat(site.onlyFault("clusters: {prod: {context: 12}}").toString())
                .endsWith(
                        "clusters.prod.context is a number, but must be a text. Put it in quotes if it is meant as text.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka: {main: {default: true}}|1:15|bootstrap",
                "kafka: {main: {bootstrap: }}|1:15|bootstrap",
                "kafka: {main: }|1:14|bootstrap",
                "pipelines: {logstash: {parse: {}}}|1:31|instances",
                "repositories: [{url: 'https://a.example'}]|1:16|name",
                "repositories: [{name: a}]|1:16|url",
            })
    void aMissingKeyIsAFaultWhereItBelongs(String settings, String place, String key) {
        assertThat(site.faults(settings)).containsExactly(place + " SITE-MISSING-KEY");
        assertThat(site.onlyFault(settings).mend()).contains(key);
    }

    @Test
    void twoDefaultsInOneGroupAreAFault() {
        var settings = """
                kafka:
                  one: {bootstrap: "a:1", default: true}
                  two: {bootstrap: "b:1", default: false}
                  three: {bootstrap: "c:1", default: true}
                """;

        assertThat(site.faults(settings)).containsExactly("4:29 SITE-TWO-DEFAULTS");
        assertThat(site.faults("clusters: {a: {default: true}, b: {default: true}}"))
                .containsExactly("1:36 SITE-TWO-DEFAULTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prod", "1prod", "prod_a", "prod.a", "-prod", "\"\"", "\"prod\\n\""})
    void aNameKeepsToItsLetters(String name) {
        assertThat(site.faults("clusters: {" + name + ": {}}")).containsExactly("1:12 SITE-BAD-NAME");
        assertThat(site.faults("pipelines: {vector: {" + name + ": {instances: [{configMap: a/b}]}}}"))
                .containsExactly("1:22 SITE-BAD-NAME");
    }

    @Test
    void aNameHasUpToSixtyThreeLetters() {
        assertThat(site.faults("clusters: {" + "a".repeat(63) + ": {}}")).isEmpty();
        assertThat(site.faults("clusters: {" + "a".repeat(64) + ": {}}")).containsExactly("1:12 SITE-BAD-NAME");
        assertThat(site.faults("repositories: [{name: A, url: 'https://a.example'}]"))
                .containsExactly("1:23 SITE-BAD-NAME");
    }

    @Test
    void aKubeconfigMustBeThereAndReadable() {
        assertThat(site.faults("clusters: {prod: {kubeconfig: nothing.yaml, context: x}}"))
                .containsExactly("1:31 SITE-KUBECONFIG");
        assertThat(site.faults("clusters: {prod: {kubeconfig: .}}")).containsExactly("1:31 SITE-KUBECONFIG");
    }

    @Test
    void aKubeconfigMustBeUnderstood() {
        site.with("broken.yaml", "contexts: [\ntoken: hunter2");

        var fault = site.onlyFault("clusters: {prod: {kubeconfig: broken.yaml, context: prod}}");

        assertThat(fault.code()).isEqualTo("SITE-KUBECONFIG");
        assertThat(fault.toString()).contains("broken.yaml:1:11").doesNotContain("hunter2");
    }

    @Test
    void aContextMustBeInItsKubeconfig() {
        var fault = site.onlyFault("clusters:\n  prod:\n    kubeconfig: kube.yaml\n    context: prod-admn\n");

        assertThat(fault.code()).isEqualTo("SITE-CONTEXT");
        assertThat(fault.place().toString()).endsWith("slipway.yaml:4:14");
        assertThat(fault.mend()).startsWith("Did you mean \"prod-admin\"?");
        for (var odd : new String[] {"", "[]", "contexts: 1", "contexts: [1, {name: }, {}]"}) {
            assertThat(site.with("odd.yaml", odd).faults("clusters: {prod: {kubeconfig: odd.yaml, context: prod}}"))
                    .containsExactly("1:50 SITE-CONTEXT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{file: a, reload: b, http: 'http://a.example'}",
                "{file: a, configMap: a/b}",
                "{rollout: deployment/a}",
                ""
            })
    void anInstanceIsExactlyOneKind(String instance) {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [" + instance + ", {configMap: a/b}]}}}"))
                .allMatch(told -> told.endsWith("SITE-INSTANCE-KIND") || instance.isEmpty())
                .hasSize(1);
    }

    @Test
    void aPipelineHasAnInstance() {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: []}}}")).containsExactly("1:39 SITE-NO-INSTANCE");
    }

    @Test
    void aFileNeedsAReloadCommand() {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [{file: a}]}}}"))
                .containsExactly("1:40 SITE-NO-RELOAD");
    }

    @Test
    void aKeyThatWouldDoNothingIsAFault() {
        assertThat(site.faults("pipelines: {vector: {agg: {instances: [{configMap: a/b, reload: c}]}}}"))
                .containsExactly("1:57 SITE-STRAY-KEY");
        assertThat(site.faults(
                        "pipelines: {vector: {agg: {instances: [{http: 'http://a.example', rollout: deployment/a}]}}}"))
                .containsExactly("1:67 SITE-STRAY-KEY");
    }

    @Test
    void aRepositoryNameStandsThereOnce() {
        var settings = """
                repositories:
                  - {name: a, url: "https://a.example"}
                  - {name: b, url: "https://b.example"}
                  - {name: a, url: "https://c.example"}
                """;

        assertThat(site.faults(settings)).containsExactly("4:12 SITE-DUPLICATE-REPOSITORY");
    }

    @Test
    void whatIsNoYamlIsToldToo() {
        assertThat(site.faults("clusters: {prod: {}}\nclusters: [")).containsExactly("2:12 DOCUMENT-SYNTAX");
        assertThat(site.faults("policy: {}\npolicy: {}\nkafk: {}"))
                .containsExactly("2:1 DOCUMENT-DUPLICATE-KEY", "3:1 SITE-UNKNOWN-KEY");
    }
}
