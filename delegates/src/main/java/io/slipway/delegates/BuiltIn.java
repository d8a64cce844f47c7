package io.slipway.delegates;

import io.slipway.delegates.container.ContainerDelegate;
import io.slipway.delegates.helm.HelmDelegate;
import io.slipway.delegates.helm.HelmPorts;
import io.slipway.delegates.http.HttpDelegate;
import io.slipway.delegates.kafka.KafkaDelegate;
import io.slipway.delegates.kafka.NoTopics;
import io.slipway.delegates.kubernetes.KubernetesDelegate;
import io.slipway.delegates.pipeline.LogstashDelegate;
import io.slipway.delegates.pipeline.VectorDelegate;
import io.slipway.delegates.shell.ScriptDelegate;
import io.slipway.delegates.shell.ShellDelegate;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.pipeline.InstanceBook;
import io.slipway.engine.pipeline.PartBook;
import io.slipway.engine.pipeline.PipelineRoles;
import io.slipway.engine.pipeline.PipelineTargets;
import io.slipway.engine.pipeline.Requires;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.Policy;
import io.slipway.engine.site.SiteSettingsReader;
import java.time.Clock;
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
                new VectorDelegate(noRoles(box), box),
                new LogstashDelegate(noRoles(box), box),
                new NoopDelegate());
    }

    private static PipelineRoles noRoles(SecretBox box) {
        var nowhere = new NoDatabase();
        var parts = new PartBook(nowhere, box, Clock.systemUTC());
        return new PipelineRoles(
                nowhere, parts, new InstanceBook(nowhere, box), PipelineTargets.none(), Requires.NOTHING);
    }

    private static HelmDelegate helm(Policy policy) {
        var nowhere = new NoReleases();
        var noCluster = new NoCluster();
        return new HelmDelegate(
                new HelmPorts(nowhere, nowhere, nowhere, nowhere, noCluster, noCluster), policy, Duration.ZERO);
    }
}
