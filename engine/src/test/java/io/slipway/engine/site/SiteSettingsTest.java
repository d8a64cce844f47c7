package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.site.Instance.ConfigFile;
import io.slipway.engine.site.Instance.ConfigMap;
import io.slipway.engine.site.Instance.Http;
import io.slipway.engine.site.Instance.Rollout;
import io.slipway.engine.site.SecretReference.InEnvironment;
import io.slipway.engine.site.SecretReference.InFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteSettingsTest {

    private final Site site;

    SiteSettingsTest(@TempDir Path folder) {
        site = new Site(folder);
    }

    @Test
    void everyKeyIsRead() {
        site.with("charts", "user:password").variable("CHARTS", "user:password");

        var settings = site.settings("""
                clusters:
                  prod: {kubeconfig: kube.yaml, context: prod-admin, default: true}
                  test: {kubeconfig: kube.yaml}
                kafka:
                  main: {bootstrap: "a.example:9092, [::1]:9093", properties: {acks: all, retries: 3}, default: true}
                pipelines:
                  vector:
                    agg:
                      instances:
                        - {file: agg.yaml, reload: "kill -HUP 1"}
                        - {configMap: logs/vector, cluster: prod, key: agg.toml, rollout: deployment/vector}
                        - {configMap: logs/other}
                        - {http: "http://vector.example:8686/config"}
                  logstash: {parse: {instances: [{http: "https://logstash.example"}], program: /opt/logstash}}
                  others: {etl: {main: {instances: [{file: etl.conf, reload: "true"}]}}}
                repositories:
                  - {name: stable, url: "https://charts.example/stable", secret: "env:CHARTS"}
                  - {name: images, url: "oci://registry.example/charts", secret: "file:%s"}
                policy:
                  taskPackages: {shell: false, clusterScope: false}
                  apps: {clusterScope: true, privileged: true}
                  fetch: {allow: ["https://charts.example/stable"]}
                """.formatted(site.file("charts")));

        assertThat(settings.clusters().named("prod"))
                .contains(new Cluster("prod", Optional.of(site.file("kube.yaml")), Optional.of("prod-admin"), true));
        assertThat(settings.kafka().named("main"))
                .contains(new Kafka("main", "a.example:9092,[::1]:9093", Map.of("acks", "all", "retries", "3"), true));
        assertThat(settings.pipelines().vector("agg").orElseThrow().instances())
                .containsExactly(
                        new ConfigFile(site.file("agg.yaml"), "kill -HUP 1"),
                        new ConfigMap(
                                Optional.of("prod"),
                                "logs",
                                "vector",
                                Optional.of("agg.toml"),
                                Optional.of(new Rollout("deployment", "vector"))),
                        new ConfigMap(Optional.empty(), "logs", "other", Optional.empty(), Optional.empty()),
                        new Http(URI.create("http://vector.example:8686/config")));
        assertThat(settings.pipelines().logstash("parse").orElseThrow().instances())
                .containsExactly(new Http(URI.create("https://logstash.example")));
        assertThat(settings.pipelines().logstash("parse").orElseThrow().program())
                .contains("/opt/logstash");
        assertThat(settings.pipelines().of("etl").keySet()).containsExactly("main");
        assertThat(settings.repository("stable").orElseThrow().secret()).contains(new InEnvironment("CHARTS"));
        assertThat(settings.repository("images").orElseThrow().secret()).contains(new InFile(site.file("charts")));
        assertThat(settings.policy())
                .isEqualTo(new Policy(
                        new Policy.TaskPackages(false, false),
                        new Policy.Apps(true, true),
                        new FetchPolicy(List.of(URI.create("https://charts.example/stable")))));
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        var defaults = SiteSettingsReader.read(null, Map.of()).orThrow();

        assertThat(defaults.clusters().byName()).isEmpty();
        assertThat(defaults.policy().taskPackages()).isEqualTo(new Policy.TaskPackages(true, true));
        assertThat(defaults.policy().apps()).isEqualTo(new Policy.Apps(false, false));
        assertThat(defaults.policy().fetch().allow()).isEmpty();
        assertThat(site.read().orThrow()).isEqualTo(defaults);
        assertThat(site.settings("")).isEqualTo(defaults);
        assertThat(site.settings("# nothing\npolicy:\n  apps:\nclusters:\nrepositories:\n"))
                .isEqualTo(defaults);
    }

    @Test
    void aFileThatSomebodyNamedMustBeThere() {
        var missing = SiteSettingsReader.readNamed(site.file("typo.yaml"), Map.of());

        assertThat(missing.faults().stream().map(fault -> fault.code())).containsExactly("SITE-NO-FILE");
        site.with("slipway.yaml", "policy: {apps: {privileged: true}}");
        assertThat(SiteSettingsReader.readNamed(site.file("slipway.yaml"), Map.of())
                        .orThrow()
                        .policy()
                        .apps()
                        .privileged())
                .isTrue();
    }

    @Test
    void pathsBeginAtTheFolderOfTheFileOrAtHome() {
        site.with("home/.kube/test.yaml", Site.KUBECONFIG).with("sub/other.yaml", Site.KUBECONFIG);

        var clusters = site.settings(
                        "clusters: {a: {kubeconfig: ~/.kube/test.yaml}, b: {kubeconfig: sub/../sub/other.yaml}, c: {kubeconfig: %s}}"
                                .formatted(site.file("kube.yaml")))
                .clusters();

        assertThat(clusters.named("a").flatMap(Cluster::kubeconfig)).contains(site.file("home/.kube/test.yaml"));
        assertThat(clusters.named("b").flatMap(Cluster::kubeconfig)).contains(site.file("sub/other.yaml"));
        assertThat(clusters.named("c").flatMap(Cluster::kubeconfig)).contains(site.file("kube.yaml"));
    }

    @Test
    void aClusterWithoutKubeconfigFollowsTheUsualRules() {
        var settings = "clusters: {here: , prod: {context: prod-admin}}";

        assertThat(site.faults(settings)).containsExactly("1:36 SITE-CONTEXT");
        site.with("home/.kube/config", Site.KUBECONFIG);
        assertThat(site.settings(settings).clusters().named("here"))
                .contains(new Cluster("here", Optional.empty(), Optional.empty(), false));
        site.with("empty.yaml", "contexts: []").variable("KUBECONFIG", site.file("empty.yaml") + ":/nothing/here");
        assertThat(site.faults(settings)).containsExactly("1:36 SITE-CONTEXT");
        site.variable("KUBECONFIG", site.file("empty.yaml") + ":" + site.file("kube.yaml"));
        assertThat(site.faults(settings)).isEmpty();
    }

    @Test
    void whoeverNamesNoTargetMeansTheDefaultOrTheOnlyOne() {
        var only = site.settings("kafka: {one: {bootstrap: \"a:1\"}}").kafka();
        var marked = site.settings("kafka: {one: {bootstrap: \"a:1\"}, two: {bootstrap: \"b:1\", default: true}}")
                .kafka();
        var unmarked = site.settings("kafka: {one: {bootstrap: \"a:1\"}, two: {bootstrap: \"b:1\", default: false}}")
                .kafka();

        assertThat(only.unnamed().orElseThrow().name()).isEqualTo("one");
        assertThat(marked.unnamed().orElseThrow().name()).isEqualTo("two");
        assertThat(unmarked.unnamed()).isEmpty();
    }
}
