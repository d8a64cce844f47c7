package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTwinsTest {

    private final Site site;

    EnvironmentTwinsTest(@TempDir Path folder) {
        site = new Site(folder);
    }

    private Site set(String path, String value) {
        return site.variable("SLIPWAY_CONFIG__" + path, value);
    }

    @Test
    void aVariableOverridesItsKeyAndNothingElse() {
        set("policy__taskPackages__shell", "false");

        var policy = site.settings(
                        "policy: {taskPackages: {shell: true, clusterScope: false}, apps: {privileged: true}}")
                .policy();

        assertThat(policy.taskPackages()).isEqualTo(new Policy.TaskPackages(false, false));
        assertThat(policy.apps().privileged()).isTrue();
    }

    @Test
    void aVariableSetsAKeyThatTheFileLacks() {
        set("clusters__prod__kubeconfig", "kube.yaml").variable("SLIPWAY_CONFIG__policy__apps__privileged", "true");

        assertThat(site.read().orThrow().clusters().named("prod").flatMap(Cluster::kubeconfig))
                .contains(site.file("kube.yaml"));
        assertThat(site.settings("policy: {apps: }").policy().apps().privileged())
                .isTrue();
    }

    @Test
    void listsAndSectionsAreSetInFlowStyle() {
        set("policy__fetch__allow", "[https://a.example, https://b.example]");
        set("kafka", "{main: {bootstrap: \"a:1\"}}");

        var settings =
                site.settings("policy: {fetch: {allow: [https://c.example]}}\nkafka: {old: {bootstrap: \"b:1\"}}");

        assertThat(settings.policy().fetch().allow())
                .containsExactly(URI.create("https://a.example"), URI.create("https://b.example"));
        assertThat(settings.kafka().byName()).containsOnlyKeys("main");
    }

    @Test
    void aSingleKeyIsPutOnTopOfItsSection() {
        set("policy__apps__privileged", "false");
        set("policy__apps", "{privileged: true, clusterScope: true}");

        assertThat(site.settings("").policy().apps()).isEqualTo(new Policy.Apps(true, false));
    }

    @Test
    void anEmptyVariableCountsAsNotWritten() {
        set("policy__taskPackages__shell", "");

        assertThat(site.settings("policy: {taskPackages: {shell: false}}")
                        .policy()
                        .taskPackages()
                        .shell())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy__taskPackages__shel|false|SITE-UNKNOWN-KEY",
                "polcy__taskPackages|{}|SITE-UNKNOWN-KEY",
                "POLICY__apps|{}|SITE-UNKNOWN-KEY",
                "policy__taskPackages__shell|no|SITE-WRONG-TYPE",
                "policy__fetch__allow|https://a.example|SITE-WRONG-TYPE",
                "kafka__main__bootstrap|nowhere|SITE-BAD-BOOTSTRAP",
                "kafka__main__default|true|SITE-MISSING-KEY",
                "clusters__prod__kubeconfig|nothing.yaml|SITE-KUBECONFIG",
                "policy__apps|{privileged: true|DOCUMENT-SYNTAX",
                "policy__apps|{a: 1, a: 2}|DOCUMENT-DUPLICATE-KEY",
            })
    void aFaultInAVariableHasTheVariableAsItsPlace(String path, String value, String code) {
        set(path, value);

        assertThat(site.read().faults().all())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.place().file()).isEqualTo("SLIPWAY_CONFIG__" + path));
        assertThat(site.read().faults().stream().map(fault -> fault.code())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "policy__", "policy____apps", "__policy"})
    void aVariableWithAnEmptyKeySetsNothing(String path) {
        set(path, "{}");

        assertThat(site.read().faults().render()).startsWith("SLIPWAY_CONFIG__" + path + " SITE-BAD-VARIABLE");
    }

    @Test
    void aVariableCannotReachIntoAListOrAValue() {
        set("repositories__0__name", "a");

        assertThat(site.faults("repositories: [{name: b, url: 'https://b.example'}]"))
                .containsExactly("1:1 SITE-BAD-VARIABLE");
    }

    @Test
    void faultsOfFileAndVariablesAreToldTogether() {
        set("policy__taskPackages__shell", "no");

        assertThat(site.faults("policy: {apps: {privileged: no}}")).hasSize(2);
        assertThat(site.faults("policy: {")).containsExactly("1:10 DOCUMENT-SYNTAX");
    }

    @Test
    void otherVariablesAreNoneOfOurs() {
        var others = Map.of("SLIPWAY_CONFIG", "x.yaml", "SLIPWAY_CONFIG_policy", "x", "slipway_config__policy", "x");

        assertThat(SiteSettingsReader.read(null, others).isSound()).isTrue();
    }

    @Test
    void noFaultRepeatsTheValueOfAVariable() {
        for (var value :
                new String[] {"deploy:hunter2", "\"hunter2", "*hunter2", "!hunter2 x", "hunter2: hunter2: x"}) {
            set("repositories", "[{name: a, url: 'https://a.example', secret: " + value + "}]");

            assertThat(site.read().faults().render()).isNotEmpty().doesNotContain("hunter2");
        }
    }
}
