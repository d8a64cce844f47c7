package io.slipway.delegates.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.kubernetes.ApplyOrder;
import io.slipway.delegates.kubernetes.Manifest;
import io.slipway.engine.app.service.ServiceFolder;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.fault.Place;
import java.util.Comparator;
import java.util.Optional;

/** One Kubernetes object of an app, with its parameters filled in, as it is kept in the configuration centre. */
record ServicePart(ServiceFolder folder, ObjectNode object) {

    /** The order of the folders, and in each of them that of their kinds. */
    static final Comparator<ServicePart> FORWARD =
            Comparator.comparing(ServicePart::folder).thenComparing(ServicePart::ref, ApplyOrder.FORWARD);

    private static final String FOLDER = "folder";
    private static final String OBJECT = "object";
    private static final String LIVE = "live";

    /** Of what was in the cluster before anything was kept of it there is no object. */
    static Optional<ServicePart> of(JsonNode content) {
        var folder = ServiceFolder.named(content.path(FOLDER).asText());
        if (folder.isEmpty() || !(content.path(OBJECT) instanceof ObjectNode object)) return Optional.empty();
        return Optional.of(new ServicePart(folder.get(), object));
    }

    JsonNode content() {
        var content = JsonNodeFactory.instance.objectNode().put(FOLDER, folder.folder());
        content.set(OBJECT, object);
        return content;
    }

    /** What was found: what is kept of it, and how it stands in the cluster. */
    static JsonNode found(Optional<JsonNode> kept, Optional<ObjectNode> live) {
        var content = JsonNodeFactory.instance.objectNode();
        kept.ifPresent(known -> content.setAll((ObjectNode) known.deepCopy()));
        live.ifPresent(object -> content.set(LIVE, object));
        return content;
    }

    static Optional<ObjectNode> liveIn(JsonNode content) {
        return content.path(LIVE) instanceof ObjectNode live ? Optional.of(live) : Optional.empty();
    }

    /** What the centre keeps of what was found. */
    static Optional<JsonNode> keptIn(JsonNode content) {
        return of(content).map(ServicePart::content);
    }

    ObjectRef ref() {
        return Manifest.refOf(object);
    }

    Manifest manifest() {
        return new Manifest(object, Place.UNKNOWN);
    }

    /** It is no object of the cluster until it is needed. */
    boolean isCleaner() {
        return folder == ServiceFolder.UNINSTALL_JOB;
    }

    /** Volumes hold data, and go last and only when somebody wants that. */
    boolean isVolume() {
        return folder == ServiceFolder.VOLUMES;
    }
}
