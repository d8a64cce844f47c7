package io.slipway.web.server;

import io.slipway.adapters.pipelines.SiteTargets;
import io.slipway.delegates.pipeline.LogstashDelegate;
import io.slipway.delegates.pipeline.VectorDelegate;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.pipeline.AppsOfRuns;
import io.slipway.engine.pipeline.InstanceBook;
import io.slipway.engine.pipeline.PartBook;
import io.slipway.engine.pipeline.PipelineKinds;
import io.slipway.engine.pipeline.PipelineRoles;
import io.slipway.engine.pipeline.PipelineTargets;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.secrets.SecretBox;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The site's data pipelines: their instances, and what puts parts of apps and of tasks onto them. */
@Configuration(proxyBeanMethods = false)
class PipelineBeans {

    @Bean
    PipelineTargets pipelineTargets(ServerPlan plan, ClusterObjects objects, Readiness readiness) {
        return new SiteTargets(plan.site().pipelines(), objects, readiness, SiteTargets.Limits.USUAL);
    }

    /** The shelf is asked late: it wants to know all kinds, and those of pipelines want to know of apps. */
    @Bean
    AppsOfRuns appsOfRuns(RunBook runs, AppBook book, ObjectProvider<AppShelf> shelf) {
        return new AppsOfRuns(runs, book, digest -> shelf.getObject().app(digest));
    }

    @Bean
    PipelineRoles pipelineRoles(
            DataSource dataSource, SecretBox box, Clock clock, PipelineTargets targets, AppsOfRuns apps) {
        var parts = new PartBook(dataSource, box, clock);
        return new PipelineRoles(dataSource, parts, new InstanceBook(dataSource, box), targets, apps);
    }

    @Bean
    PipelineKinds pipelineKinds(ServerPlan plan, PipelineRoles roles, AppsOfRuns apps) {
        return PipelineKinds.of(plan.site().pipelines().others().keySet(), roles, apps);
    }

    @Bean
    VectorDelegate vectorDelegate(PipelineRoles roles, SecretBox box) {
        return new VectorDelegate(roles, box);
    }

    @Bean
    LogstashDelegate logstashDelegate(PipelineRoles roles, SecretBox box) {
        return new LogstashDelegate(roles, box);
    }
}
