package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.AppObject;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.access.AccessRules;
import io.slipway.engine.app.access.Asker;
import io.slipway.engine.app.access.Grant;
import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.install.ConfigurationCentre.Revision;
import io.slipway.engine.run.RunProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of installed apps as the configuration centre has them, for those who may see them (AP-9, AP-10). */
public final class InstalledObjects {

    /** Where an object is. */
    public record Path(String app, String kind, String name) {

        /** Printable: it came from outside. */
        @Override
        public String toString() {
            return Quoted.of(kind + "/" + name) + " of the app " + Quoted.of(app);
        }
    }

    private final AppBook book;
    private final AppShelf apps;
    private final AppKinds known;
    private final InstallKinds kinds;
    private final ConfigurationCentre centre;
    private final AppLocal local;

    public InstalledObjects(
            AppBook book,
            AppShelf apps,
            AppKinds known,
            InstallKinds kinds,
            ConfigurationCentre centre,
            AppLocal local) {
        this.book = book;
        this.apps = apps;
        this.known = known;
        this.kinds = kinds;
        this.centre = centre;
        this.local = local;
    }

    /** Those that the asker may see, by kind and name. */
    public List<ObjectShown> list(String app, Optional<String> kind, Asker asker) {
        var there = installed(app);
        var changed = local.of(app).stream().map(Object::toString).toList();
        var objects = new ArrayList<ObjectShown>();
        for (var name : kind.map(List::of)
                .orElseGet(() -> List.copyOf(centre.counts(app).keySet()))) {
            if (kind.isEmpty() && !isOfCentre(name)) continue;
            var one = kind(name);
            centre.newest(app, name).forEach((object, revision) -> {
                var grant = grant(there, one, object, asker);
                var isLocal = changed.contains(name + "/" + object);
                if (grant.maySee()) objects.add(shown(new Path(app, name, object), one, revision, isLocal, grant));
            });
        }
        return objects;
    }

    public ObjectShown one(Path path, Asker asker) {
        var kind = kind(path.kind());
        var grant = grant(installed(path.app()), kind, path.name(), asker);
        var revision = centre.history(path.app(), path.kind(), path.name()).stream()
                .findFirst()
                .filter(newest -> grant.maySee() && newest.content().isPresent())
                .orElseThrow(() -> notThere(path));
        var isLocal = local.of(path.app()).stream()
                .anyMatch(change -> change.toString().equals(path.kind() + "/" + path.name()));
        return shown(path, kind, revision, isLocal, grant);
    }

    private static ObjectShown shown(Path path, AppKind kind, Revision revision, boolean isLocal, Grant grant) {
        var values = ObjectShown.shown(kind, revision.content().orElseThrow());
        return new ObjectShown(path.app(), path.kind(), path.name(), revision.number(), values, isLocal, grant);
    }

    /** The newest first; those of an object that is gone too. */
    public List<Revision> revisions(Path path, Asker asker) {
        var kind = kind(path.kind());
        var revisions = centre.history(path.app(), path.kind(), path.name());
        var maySee = grant(installed(path.app()), kind, path.name(), asker).maySee();
        if (revisions.isEmpty() || !maySee) throw notThere(path);
        return revisions;
    }

    /** What a revision said, as it may be shown. */
    public Map<String, String> shown(String kind, JsonNode content) {
        return ObjectShown.shown(kind(kind), content);
    }

    static RunProblem notThere(Path path) {
        return new RunProblem(
                RunProblem.Kind.NOT_THERE,
                "There is no " + path + ", or you may not see it. 'slipway app get APP' lists those that you may see.");
    }

    AppPackage installed(String app) {
        var there = book.find(app)
                .orElseThrow(() -> new RunProblem(
                        RunProblem.Kind.NOT_THERE,
                        "The app " + Quoted.of(app) + " is not installed. 'slipway app list' lists those that are."));
        return apps.app(there.digest());
    }

    private boolean isOfCentre(String kind) {
        return known.named(kind).isPresent()
                && kinds.find(kind).filter(CentreKind.class::isInstance).isPresent();
    }

    /** Only those that are in force because the centre has them. */
    AppKind kind(String name) {
        if (isOfCentre(name)) return known.named(name).orElseThrow();
        throw new RunProblem(
                RunProblem.Kind.INVALID,
                "The configuration centre keeps no objects of a kind " + Quoted.of(name) + ". It keeps "
                        + String.join(
                                ", ",
                                known.all().stream()
                                        .map(AppKind::name)
                                        .filter(this::isOfCentre)
                                        .toList())
                        + "; services, topics and pipelines are changed in the package.");
    }

    /** By the rights that the package gives; an object that it does not bring has those of the whole app. */
    static Grant grant(AppPackage app, AppKind kind, String name, Asker asker) {
        var object = new AppObject(kind, name, Place.UNKNOWN, Map.of());
        return AccessRules.of(app.id(), kind.isGlobal(), app.rights().of(object), asker);
    }
}
