package io.slipway.adapters.pipelines;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.pipeline.PipelineTarget;
import io.slipway.engine.pipeline.PipelineTargets;
import io.slipway.engine.pipeline.RoleName;
import io.slipway.engine.site.Instance;
import io.slipway.engine.site.Pipelines;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The instances that the site's settings name. */
public final class SiteTargets implements PipelineTargets {

    /** @param reload how long a reload, an answer or a rollout may take */
    public record Limits(Duration reload, Duration answer, Duration rollout) {
        public static final Limits USUAL =
                new Limits(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofMinutes(5));
    }

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final Pipelines site;
    private final ClusterObjects objects;
    private final Readiness readiness;
    private final Limits limits;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    public SiteTargets(Pipelines site, ClusterObjects objects, Readiness readiness, Limits limits) {
        this.site = site;
        this.objects = objects;
        this.readiness = readiness;
        this.limits = limits;
    }

    @Override
    public List<PipelineTarget> of(RoleName role) {
        var pipeline = site.of(role.service()).get(role.role());
        if (pipeline == null) return List.of();
        return pipeline.instances().stream().map(one -> target(role, one)).toList();
    }

    private PipelineTarget target(RoleName role, Instance instance) {
        if (instance instanceof Instance.ConfigFile file)
            return new FileTarget(file.file(), ending(role.service()), file.reload(), limits.reload());
        if (instance instanceof Instance.Http address) return new HttpTarget(http, address.url(), limits.answer());
        var map = (Instance.ConfigMap) instance;
        var key = map.key().orElseGet(() -> role.service() + "." + ending(role.service()));
        return new ConfigMapTarget(map, key, objects, readiness, limits.rollout());
    }

    private static String ending(String service) {
        return service.equals("vector") ? "yaml" : "conf";
    }

    @Override
    public List<String> roles(String service) {
        return List.copyOf(site.of(service).keySet());
    }

    @Override
    public Verdict validate(RoleName role, String fileName, String text) throws InterruptedException {
        var named =
                Optional.ofNullable(site.of(role.service()).get(role.role())).flatMap(one -> one.program());
        return new OwnProgram(role.service(), named, limits.reload()).validate(fileName, text);
    }
}
