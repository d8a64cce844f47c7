package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EightFaultsTest {

    private static final String SETTINGS = """
            clusters:
              prod: {kubeconfig: kube.yaml, context: prod-admn, default: true}
              test: {kubeconfig: missing.yaml, default: true}
            kafka:
              Main: {bootstrap: kafka.example}
            pipelines:
              vector:
                agg:
                  instances:
                    - {file: agg.yaml}
            repositories:
              - {name: stable, url: "https://charts.example", secret: "deploy:hunter2"}
            polcy: {}
            """;

    private static final String TOLD = """
            slipway.yaml:2:42 SITE-CONTEXT The context "prod-admn" of clusters.prod is not in "kube.yaml". \
            Did you mean "prod-admin"? List what is there with: kubectl config get-contexts.
            slipway.yaml:3:22 SITE-KUBECONFIG The kubeconfig "missing.yaml" of clusters.test is not there or cannot be read. \
            Correct the path (relative ones begin at the folder of slipway.yaml), or let Slipway's user read it.
            slipway.yaml:3:36 SITE-TWO-DEFAULTS clusters has two defaults, "test" and "prod" (slipway.yaml:2:3). \
            Leave default: true at one of them.
            slipway.yaml:5:3 SITE-BAD-NAME "Main" in kafka is not a name. \
            Use up to 63 lower-case letters, digits and dashes, a letter first.
            slipway.yaml:5:21 SITE-BAD-BOOTSTRAP Server 1 of kafka.Main.bootstrap is not host:port. \
            Write host:port, several with commas between them, without a protocol.
            slipway.yaml:10:11 SITE-NO-RELOAD pipelines.vector.agg.instances[0] is a file, but nothing says how to make the instance read it. \
            Add reload: with the command that does.
            slipway.yaml:12:59 SITE-PLAIN-SECRET repositories[0].secret is no reference, so perhaps the secret itself stands here. \
            Put the secret into a file or variable, write file:/PATH or env:NAME here, change what stood here.
            slipway.yaml:13:1 SITE-UNKNOWN-KEY "polcy" is no key of the settings. \
            Did you mean "policy"? Known here: clusters, kafka, pipelines, repositories, policy, packages, retention, work, signOn.""";

    @Test
    void allFaultsOfAFileAreToldAtOnceInTheOrderOfTheirPlaces(@TempDir Path folder) {
        var site = new Site(folder).with("slipway.yaml", SETTINGS);

        assertThat(site.read().faults().count()).isEqualTo(8);
        assertThat(site.rendered()).isEqualTo(TOLD);
    }
}
