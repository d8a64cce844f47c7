package io.slipway.web.app;

import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstalledObjects;
import io.slipway.engine.install.InstalledObjects.Path;
import io.slipway.engine.install.ObjectDesk;
import io.slipway.engine.install.ObjectShown;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import io.slipway.web.security.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The objects of installed apps, for those whom their rights let see and change them. With {@code as} one acts as an app. */
@RestController
@RequestMapping("/api/v1/apps/{app}/objects")
class ObjectsApi {

    private final InstalledObjects objects;
    private final ObjectDesk desk;
    private final Askers askers;

    ObjectsApi(InstalledObjects objects, ObjectDesk desk, Askers askers) {
        this.objects = objects;
        this.desk = desk;
        this.askers = askers;
    }

    /**
     * @param values in force; secrets are not told
     * @param local whether it was changed or made at run time
     * @param mayWrite whether who is asking may change it
     * @param executedAs as whom its work is done for who is asking
     */
    record AppObject(
            String app,
            String kind,
            String name,
            int revision,
            Map<String, String> values,
            boolean local,
            boolean mayWrite,
            String executedAs) {

        static AppObject of(ObjectShown shown) {
            return new AppObject(
                    shown.app(),
                    shown.kind(),
                    shown.name(),
                    shown.revision(),
                    shown.values(),
                    shown.isLocal(),
                    shown.grant().mayWrite(),
                    shown.grant().executedAs());
        }

        String position() {
            return kind + "/" + name;
        }
    }

    @GetMapping
    @Operation("Lists the objects of an app that one may see, as they are in force.")
    Page<AppObject> list(
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after,
            SignedIn caller) {
        var all = objects.list(app, Optional.ofNullable(kind), askers.of(caller, as)).stream()
                .map(AppObject::of)
                .filter(object -> after == null || object.position().compareTo(after) > 0)
                .sorted(java.util.Comparator.comparing(AppObject::position))
                .toList();
        return Page.of(limit, most -> all.stream().limit(most).toList(), AppObject::position);
    }

    @GetMapping("/{kind}/{name}")
    @Operation("Gives one object of an app as it is in force.")
    AppObject one(
            @PathVariable String app,
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String as,
            SignedIn caller) {
        return AppObject.of(objects.one(new Path(app, kind, name), askers.of(caller, as)));
    }

    @PutMapping("/{kind}/{name}")
    @Operation("Makes an object of an app say this and nothing else, in force at once and in the app's local.")
    AppObject put(
            @PathVariable String app,
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestBody Map<String, String> values,
            SignedIn caller) {
        var path = new Path(app, kind, name);
        var asker = askers.of(caller, as);
        desk.put(path, Texts.of(values), Optional.ofNullable(revision), asker);
        return AppObject.of(objects.one(path, asker));
    }

    @DeleteMapping("/{kind}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation("Takes back what was changed of an object at run time; one that was made at run time goes.")
    void reset(
            @PathVariable String app,
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String as,
            SignedIn caller) {
        desk.reset(new Path(app, kind, name), askers.of(caller, as));
    }

    /**
     * @param values absent where it was deleted
     * @param run that made it, or absent
     * @param by who made it without a run
     */
    record ObjectRevision(
            int revision,
            @Nullable Map<String, String> values,
            @Nullable String run,
            @Nullable String by,
            Instant at) {}

    @GetMapping("/{kind}/{name}/revisions")
    @Operation("Lists all that an object ever was, the newest first.")
    List<ObjectRevision> revisions(
            @PathVariable String app,
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String as,
            SignedIn caller) {
        return objects.revisions(new Path(app, kind, name), askers.of(caller, as)).stream()
                .map(revision -> shown(kind, revision))
                .toList();
    }

    private ObjectRevision shown(String kind, ConfigurationCentre.Revision revision) {
        return new ObjectRevision(
                revision.number(),
                revision.content().map(content -> objects.shown(kind, content)).orElse(null),
                revision.run().isEmpty() ? null : revision.run(),
                revision.by().orElse(null),
                revision.at());
    }

    record Restored(@Nullable Integer revision) {}

    @PostMapping("/{kind}/{name}/restore")
    @Operation("Makes an object as it was in a revision.")
    AppObject restore(
            @PathVariable String app,
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String as,
            @RequestBody Restored wanted,
            SignedIn caller) {
        var path = new Path(app, kind, name);
        var asker = askers.of(caller, as);
        desk.restore(path, wanted.revision() == null ? 0 : wanted.revision(), asker);
        return AppObject.of(objects.one(path, asker));
    }
}
