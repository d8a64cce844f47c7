package io.slipway.engine.app.service;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.Collection;

/** The sentences about Kubernetes objects of apps. */
final class ServiceFaults {

    private ServiceFaults() {}

    static Fault unknownFile(String file, String mend) {
        return new Fault("APP-UNKNOWN-FILE", Place.of(file), "No part of an app is kept in a file of this name.", mend);
    }

    static Fault tooMany(Place place, int most) {
        return new Fault(
                "SERVICE-TOO-MANY",
                place,
                "The app holds more than %d Kubernetes objects.".formatted(most),
                "Split the app into several.");
    }

    static Fault noObject(Place place, String key) {
        return new Fault(
                "SERVICE-OBJECT",
                place,
                "This Kubernetes object has no %s.".formatted(key),
                "Write apiVersion, kind and metadata.name; names that the cluster makes up could not be put back.");
    }

    static Fault parameter(Place place, String name, String mend) {
        return new Fault(
                "SERVICE-PARAMETER", place, "There is no parameter %s.".formatted(Quoted.of("params." + name)), mend);
    }

    static Fault labelsAsValue(Place place) {
        return new Fault(
                "SERVICE-PARAMETER",
                place,
                "The parameter ${params.labels} stands for several labels, and not for a text.",
                "Write \"${params.labels}:\" without a value as a line of its own among the labels.");
    }

    static Fault label(Place place, String label, String expected) {
        return new Fault(
                "SERVICE-LABEL",
                place,
                "The label %s of this object is not %s.".formatted(label, expected),
                "Give it below metadata.labels: by it the app's objects are found again.");
    }

    static Fault namespace(Place place) {
        return new Fault(
                "SERVICE-NAMESPACE",
                place,
                "The namespace of this object is not the parameter.",
                "Write \"namespace: ${params.namespace}\" below metadata: whoever installs chooses it.");
    }

    static Fault storage(Place place, String key, String parameter) {
        return new Fault(
                "SERVICE-STORAGE",
                place,
                "The %s is not the parameter.".formatted(key),
                "Use ${params.%s} in it: whoever installs chooses where data lies.".formatted(parameter));
    }

    static Fault route(Place place, String path, String app) {
        return new Fault(
                "SERVICE-ROUTE",
                place,
                "The route %s is none of this app's.".formatted(Quoted.of(path)),
                "Let it begin with /app/%s/web/NAME, /app/%s/api/SERVICE or /app/%s/openapi/SERVICE."
                        .formatted(app, app, app));
    }

    static Fault kind(Place place, String kind, ServiceFolder folder, Collection<String> kinds) {
        return new Fault(
                "SERVICE-KIND",
                place,
                "A %s stands in service/%s.".formatted(Quoted.of(kind), folder.folder()),
                "That folder is for: %s. Move it to its own, so that it is applied at the right time."
                        .formatted(String.join(", ", kinds.stream().sorted().toList())));
    }

    static Fault twice(Place place, String what, Place first) {
        return new Fault(
                "SERVICE-TWICE",
                place,
                "The object %s is there already, at %s.".formatted(Quoted.of(what), first),
                "Rename or remove one of the two.");
    }
}
