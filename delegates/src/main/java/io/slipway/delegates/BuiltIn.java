package io.slipway.delegates;

import io.slipway.delegates.container.ContainerDelegate;
import io.slipway.delegates.helm.HelmDelegate;
import io.slipway.delegates.helm.HelmPorts;
import io.slipway.delegates.http.HttpDelegate;
import io.slipway.delegates.kafka.KafkaDelegate;
import io.slipway.delegates.kafka.NoTopics;
import io.slipway.delegates.kubernetes.KubernetesDelegate;
import io.slipway.delegates.shell.ScriptDelegate;
import io.slipway.delegates.shell.ShellDelegate;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.Policy;
import io.slipway.engine.site.SiteSettingsReader;
import java.time.Duration;
import java.util.List;

/** The task types that come with Slipway, for who only reads packages: nothing is executed with these. */
public final class BuiltIn {

    private BuiltIn() {}

    public static List<TaskKind> kinds() {
        var nowhere = new Nowhere();
        var noCluster = new NoCluster();
        var box = new SecretBox(SecretKey.generate());
        var policy = SiteSettingsReader.defaults().policy();
        return List.of(
                new ShellDelegate(nowhere, nowhere, policy),
                new ScriptDelegate(nowhere, nowhere, policy),
                new HttpDelegate(nowhere),
                helm(policy),
                new KubernetesDelegate(noCluster, noCluster, noCluster, noCluster, box, policy),
                new ContainerDelegate(noCluster, noCluster, noCluster, noCluster),
                new KafkaDelegate(new NoTopics()),
                new NoopDelegate());
    }

    private static HelmDelegate helm(Policy policy) {
        var nowhere = new NoReleases();
        var noCluster = new NoCluster();
        return new HelmDelegate(
                new HelmPorts(nowhere, nowhere, nowhere, nowhere, noCluster, noCluster), policy, Duration.ZERO);
    }
}
