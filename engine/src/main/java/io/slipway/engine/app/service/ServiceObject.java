package io.slipway.engine.app.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Place;

/**
 * A Kubernetes object as the app ships it, its parameters not filled in.
 *
 * @param service the value of its label {@code slipway.io/service}
 */
public record ServiceObject(
        ServiceFolder folder, String apiVersion, String kind, String name, String service, JsonNode json, Place place) {

    @Override
    public String toString() {
        return kind + " " + name + " at " + place;
    }
}
