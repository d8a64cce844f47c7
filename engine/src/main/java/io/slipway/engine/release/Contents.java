package io.slipway.engine.release;

import io.slipway.engine.cluster.ObjectRef;
import java.util.List;

/**
 * What is in one revision.
 *
 * @param manifest as it was rendered then; secrets may be in it
 * @param objects of the manifest, without hooks
 * @param kept those that Helm leaves when the release goes
 * @param hooks the objects of its hooks
 * @param endpoints of its services: {@code db.shop.svc:5432}
 */
public record Contents(
        Revision revision,
        String manifest,
        String notes,
        List<ObjectRef> objects,
        List<ObjectRef> kept,
        List<ObjectRef> hooks,
        List<Endpoint> endpoints) {

    /** @param address host and port inside the cluster */
    public record Endpoint(String service, String address) {}

    public Contents {
        objects = List.copyOf(objects);
        kept = List.copyOf(kept);
        hooks = List.copyOf(hooks);
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public String toString() {
        return "Contents[" + revision + "]";
    }
}
