package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.release.ReleaseRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been changed in the cluster since a revision was made: each field that the manifest names has to be there as it
 * says. What others add is not looked at, and no value is shown.
 */
final class Drift {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final ReleaseRef release;

    Drift(KubernetesClient client, ReleaseRef release) {
        this.client = client;
        this.release = release;
    }

    List<String> of(String manifest) {
        var rendered = new RenderedObjects(client, release);
        var found = new ArrayList<String>();
        for (var object : ManifestText.objects(manifest)) {
            var ref = rendered.ref(object);
            JsonNode live = JSON.valueToTree(live(ref));
            if (live.isNull()) found.add(ref + " is gone.");
            else
                difference(wanted(object), live, "")
                        .ifPresent(field -> found.add(ref + " was changed at " + field + "."));
        }
        return found;
    }

    private HasMetadata live(ObjectRef ref) {
        var kind = client.genericKubernetesResources(ref.apiVersion(), ref.kind());
        return ref.namespace().isEmpty()
                ? kind.withName(ref.name()).get()
                : kind.inNamespace(ref.namespace()).withName(ref.name()).get();
    }

    /** Without what Kubernetes does not tell again. */
    private static JsonNode wanted(ObjectNode object) {
        return object.deepCopy().without(List.of("status", "stringData"));
    }

    private static Optional<String> difference(JsonNode wanted, JsonNode live, String path) {
        if (wanted.isObject()) {
            for (var field : wanted.properties()) {
                var inner = difference(field.getValue(), live.path(field.getKey()), path + "/" + field.getKey());
                if (inner.isPresent()) return inner;
            }
            return Optional.empty();
        }
        if (wanted.isArray()) {
            if (wanted.size() != live.size() && !wanted.isEmpty()) return Optional.of(path);
            for (int i = 0; i < wanted.size(); i++) {
                var inner = difference(wanted.get(i), live.path(i), path + "/" + i);
                if (inner.isPresent()) return inner;
            }
            return Optional.empty();
        }
        return isSame(wanted, live) ? Optional.empty() : Optional.of(path);
    }

    private static boolean isSame(JsonNode wanted, JsonNode live) {
        if (wanted.isNull() || wanted.asText().isEmpty() && live.isMissingNode()) return true;
        if (wanted.equals(live) || wanted.asText().equals(live.asText())) return true;
        if (wanted.isBoolean() && !wanted.booleanValue() && live.isMissingNode()) return true;
        try {
            return Quantity.parse(wanted.asText())
                            .getNumericalAmount()
                            .compareTo(Quantity.parse(live.asText()).getNumericalAmount())
                    == 0;
        } catch (IllegalArgumentException noQuantity) {
            return false;
        }
    }
}
