package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Claims to disks, each of which gets one at once. */
final class Claims {

    static final String SHELF = "/persistentvolumeclaims";

    private Claims() {}

    static ObjectNode bound(ObjectNode claim) {
        var status = Json.NODES.objectNode().put("phase", "Bound");
        status.set("accessModes", claim.path("spec").path("accessModes").deepCopy());
        status.set(
                "capacity",
                claim.path("spec").path("resources").path("requests").deepCopy());
        return status;
    }
}
