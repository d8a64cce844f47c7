package io.slipway.web.server;

import io.slipway.adapters.kubernetes.FollowedJobs;
import io.slipway.adapters.kubernetes.KubernetesObjects;
import io.slipway.adapters.kubernetes.ObjectsInSight;
import io.slipway.adapters.kubernetes.SiteClusters;
import io.slipway.adapters.kubernetes.WatchedReadiness;
import io.slipway.delegates.container.ContainerDelegate;
import io.slipway.delegates.kubernetes.KubernetesDelegate;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.cluster.Watch;
import io.slipway.engine.secrets.SecretBox;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The site's clusters, and the task types that work on them. No cluster is asked before a task needs it. */
@Configuration(proxyBeanMethods = false)
class ClusterBeans {

    @Bean(destroyMethod = "close")
    SiteClusters clusters(@Value("${slipway.data}") Path data, ServerPlan plan) {
        return new SiteClusters(plan.site().clusters(), plan.environment(), data.resolve("cache/kubeconfig"));
    }

    @Bean
    ClusterObjects clusterObjects(SiteClusters clusters) {
        return new KubernetesObjects(clusters);
    }

    @Bean
    Readiness readiness(SiteClusters clusters) {
        return new WatchedReadiness(clusters);
    }

    @Bean
    Watch watch(SiteClusters clusters) {
        return new ObjectsInSight(clusters);
    }

    @Bean
    Jobs jobs(SiteClusters clusters) {
        return new FollowedJobs(clusters);
    }

    @Bean
    KubernetesDelegate kubernetesDelegate(
            Clusters clusters, ClusterObjects objects, Readiness readiness, SecretBox box, ServerPlan plan) {
        return new KubernetesDelegate(
                clusters, objects, readiness, box, plan.site().policy());
    }

    @Bean
    ContainerDelegate containerDelegate(Clusters clusters, ClusterObjects objects, Jobs jobs) {
        return new ContainerDelegate(clusters, objects, jobs);
    }
}
