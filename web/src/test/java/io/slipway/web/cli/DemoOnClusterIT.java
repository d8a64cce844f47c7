package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole demo on a real control plane. It is one of this build's, so no other test may have the namespace shop. */
@Tag("long")
@WithCluster
class DemoOnClusterIT {

    private static Ended demo(String... options) {
        var arguments = new String[options.length + 2];
        arguments[0] = "demo";
        arguments[1] = "--once";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return SlipwayProcess.run("", Map.of(), arguments);
    }

    @Test
    void itTakesPlaceOnTheClusterOfAKubeconfig(Cluster cluster) {
        var ended = demo("--kubeconfig", cluster.kubeconfig().toString());
        assertShown(ended);
        assertThat(ended.err()).contains("The shop stays on", "kubectl delete namespace shop");
    }

    /** Which tests use at this moment, so that it does not end with the demo. */
    @Test
    void itTakesPlaceOnTheLocalOne(Cluster cluster) {
        var ended = demo("--cluster=local");
        assertShown(ended);
        assertThat(ended.err()).contains("on the control plane of dev/cluster").doesNotContain("The shop stays on");
        assertThat(cluster.namespace()).isNotEmpty();
    }

    private static void assertShown(Ended ended) {
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.out())
                .contains("shop 1.0.0: succeeded.", "shop 2.0.0: failed, and everything was put back as it was.")
                .contains("ImagePullBackOff");
    }
}
