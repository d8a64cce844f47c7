package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.pipeline.Pipeline;
import io.slipway.engine.app.service.ServiceObject;
import io.slipway.engine.graph.SemanticVersion;
import java.util.List;
import java.util.Optional;

/**
 * An app as its package tells it: {@code default} and {@code local} merged, with the source of every value kept.
 *
 * @param digest of all files
 * @param objects of all kinds, in the order in which the kinds are registered
 * @param services Kubernetes objects, in the order of {@link io.slipway.engine.app.service.ServiceFolder}
 * @param readme the path of the file that tells people about the app
 */
public record AppPackage(
        AppAttributes attributes,
        String digest,
        List<AppObject> objects,
        List<Pipeline> pipelines,
        List<ServiceObject> services,
        AppRights rights,
        Optional<String> readme) {

    public AppPackage {
        objects = List.copyOf(objects);
        pipelines = List.copyOf(pipelines);
        services = List.copyOf(services);
    }

    public String id() {
        return attributes.id();
    }

    public SemanticVersion version() {
        return attributes.version();
    }

    public List<Requirement> requires() {
        return attributes.requires();
    }

    /** With these objects in the place of its own. */
    AppPackage with(List<AppObject> others) {
        return new AppPackage(attributes, digest, others, pipelines, services, rights, readme);
    }

    public List<AppObject> objects(AppKind kind) {
        return objects.stream()
                .filter(object -> object.kind().name().equals(kind.name()))
                .toList();
    }

    public Optional<AppObject> object(String kind, String name) {
        return objects.stream()
                .filter(object ->
                        object.kind().name().equals(kind) && object.name().equals(name))
                .findFirst();
    }

    /**
     * The values that a path names (AP-3): {@code savedsearch/errors/cron} one of them, {@code savedsearch/errors} all of the
     * object. Names of objects may hold slashes.
     */
    public List<Setting> explain(String path) {
        int kindEnds = path.indexOf('/');
        if (kindEnds < 0) return List.of();
        var kind = path.substring(0, kindEnds);
        var rest = path.substring(kindEnds + 1);
        var whole = object(kind, rest);
        if (whole.isPresent()) return List.copyOf(whole.get().settings().values());
        int nameEnds = rest.lastIndexOf('/');
        if (nameEnds < 0) return List.of();
        return object(kind, rest.substring(0, nameEnds))
                .flatMap(object -> object.setting(rest.substring(nameEnds + 1)))
                .map(List::of)
                .orElse(List.of());
    }

    /** All paths that {@link #explain} knows, down to the keys; for guesses. */
    public List<String> explainable() {
        return objects.stream()
                .flatMap(object -> object.settings().keySet().stream().map(key -> object.path() + "/" + key))
                .toList();
    }
}
