package io.slipway.delegates.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.SpecTime;
import io.slipway.engine.app.service.ServiceFolder;
import io.slipway.engine.app.service.ServiceParameters;
import io.slipway.engine.cluster.ClusterAccess;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.values.RunPlace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the services of an app stand, and with which parameters: what the deployer said, or else what is usual there. */
record ServicePlace(String cluster, ServiceParameters parameters, JsonNode values) {

    private static final Duration USUAL_SETTLING = Duration.ofSeconds(10);

    static ServicePlace of(InstallTask task, Clusters clusters) {
        var values = task.settings().values();
        var place = RunPlace.of(task.settings().target());
        ClusterAccess access = clusters.access(place.cluster());
        var labels = new LinkedHashMap<String, String>();
        values.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        var parameters = new ServiceParameters(
                first(values.path("namespace").asText(), place.namespace(), access.namespace()),
                values.path("storagePath").asText(),
                values.path("storageClass").asText(),
                labels);
        return new ServicePlace(access.name(), parameters, values);
    }

    private static String first(String... texts) {
        for (var text : texts) if (!text.isBlank()) return text;
        return "default";
    }

    /** All that the app brings, by its names, with the parameters filled in. */
    Map<String, ServicePart> wanted(InstallTask task) {
        var parts = new TreeMap<String, ServicePart>();
        task.objects().forEach((name, content) -> part(content).ifPresent(part -> parts.put(name, part)));
        return parts;
    }

    private Optional<ServicePart> part(JsonNode content) {
        return ServiceFolder.named(content.path("folder").asText())
                .map(folder -> new ServicePart(folder, (ObjectNode) parameters.fill(content.path("object"))));
    }

    boolean takesVolumesAway() {
        return values.path("deleteVolumes").asBoolean();
    }

    /** How long somebody waits for things to stand before it is told how they stand. */
    Duration settling() {
        return SpecTime.read(values.path("settle"), USUAL_SETTLING);
    }
}
