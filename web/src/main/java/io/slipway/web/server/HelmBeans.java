package io.slipway.web.server;

import io.slipway.adapters.helm.HelmReleases;
import io.slipway.adapters.helm.HelmSettings;
import io.slipway.adapters.helm.SiteCharts;
import io.slipway.delegates.helm.HelmDelegate;
import io.slipway.delegates.helm.HelmPorts;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.Releases;
import io.slipway.engine.release.StoredReleaseBook;
import io.slipway.engine.secrets.SecretBox;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Releases, and what they are installed with. */
@Configuration(proxyBeanMethods = false)
class HelmBeans {

    private static final String WORKER = "helm-worker";
    /** Until a worker is gone, and the API server through with what it had sent. */
    private static final Duration KILL = Duration.ofSeconds(1);

    @Bean(destroyMethod = "close")
    HelmReleases releases(@Value("${slipway.data}") Path data, Clusters clusters, ServerPlan plan) {
        int slots = plan.site().work().slots().helm();
        return new HelmReleases(HelmSettings.usual(program(), data.resolve("cache/helm"), slots), clusters);
    }

    /** Beside the program, but not on its class path: it is one of its own. */
    private static Path program() {
        try {
            var place = HelmBeans.class.getProtectionDomain().getCodeSource().getLocation();
            var code = Path.of(place.toURI()).toAbsolutePath();
            var folder = Objects.requireNonNull(code.getParent());
            return code.toString().endsWith(".jar")
                    ? folder.resolve(WORKER)
                    : folder.resolve("app").resolve(WORKER);
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }

    @Bean
    Charts charts(@Value("${slipway.data}") Path data, ServerPlan plan) {
        var site = plan.site();
        return new SiteCharts(
                site.repositories(), site.policy().fetch(), data.resolve("cache/charts"), plan.environment());
    }

    @Bean
    ReleaseBook releaseBook(DataSource dataSource, SecretBox box, Clock clock) {
        return new StoredReleaseBook(dataSource, box, clock);
    }

    @Bean
    HelmDelegate helmDelegate(
            Releases releases,
            Charts charts,
            ReleaseBook book,
            Readiness readiness,
            ClusterObjects objects,
            Permissions permissions,
            ServerPlan plan) {
        // A node that could not prolong a lease looks for that eight times in it, and then kills its worker.
        var fence = plan.site().work().lease().dividedBy(8).plus(KILL);
        var ports = new HelmPorts(releases, charts, book, readiness, objects, permissions);
        return new HelmDelegate(ports, plan.site().policy(), fence);
    }
}
