package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.kind.KeyRule;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays what was changed at run time over what the package of an app says, and holds the result to the same rules (AP-27). */
public final class LocalLayer {

    private final AppKinds kinds;

    public LocalLayer(AppKinds kinds) {
        this.kinds = kinds;
    }

    /** A change of an object that the package does not bring (any more) counts for nothing. */
    public AppPackage over(AppPackage app, Collection<LocalChange> changes) {
        if (changes.isEmpty()) return app;
        Map<String, AppObject> objects = new LinkedHashMap<>();
        app.objects().forEach(object -> objects.put(object.path(), object));
        for (var change : changes)
            kinds.named(change.kind()).ifPresent(kind -> {
                var path = change.kind() + "/" + change.name();
                if (change.isOwn() || objects.containsKey(path))
                    objects.put(path, changed(app, kind, change, Optional.ofNullable(objects.get(path))));
            });
        return app.with(List.copyOf(objects.values()));
    }

    private static AppObject changed(AppPackage app, AppKind kind, LocalChange change, Optional<AppObject> shipped) {
        var place = Place.of(app.id() + "/local/" + fileOf(kind));
        var settings = new LinkedHashMap<String, Setting>();
        shipped.ifPresent(object -> settings.putAll(object.settings()));
        change.values().forEach((key, value) -> {
            boolean isSecret = kind.key(key).filter(KeyRule::secret).isPresent();
            var setting = new Setting(key, value, AppSource.LOCAL, place, isSecret, Optional.empty());
            settings.merge(key, setting, (below, above) -> above.over(below));
        });
        return new AppObject(kind, change.name(), shipped.map(AppObject::place).orElse(place), settings);
    }

    /** Within {@code local}: where such objects are written. */
    public static String fileOf(AppKind kind) {
        var file = kind.files().get(0);
        return file.endsWith("/") ? file + kind.name() + ".conf" : file;
    }

    /** What makes of the shipped object one with these values; nothing where it has them already. */
    public static LocalChange change(
            String kind, String name, Optional<AppObject> shipped, Map<String, String> wanted) {
        if (shipped.isEmpty()) return new LocalChange(kind, name, true, wanted);
        var values = new LinkedHashMap<String, String>();
        var there = shipped.get().values();
        wanted.forEach((key, value) -> {
            if (!value.equals(there.getOrDefault(key, ""))) values.put(key, value);
        });
        there.forEach((key, value) -> {
            if (!value.isEmpty() && !wanted.containsKey(key)) values.put(key, "");
        });
        return new LocalChange(kind, name, false, values);
    }

    /** Every fault in the objects of the app, as {@code app lint} tells them. */
    public Faults check(AppPackage app) {
        var findings = new Findings();
        var objects = new ArrayList<>(app.objects());
        var check = new ObjectCheck(kinds, objects, !app.requires().isEmpty(), findings);
        objects.forEach(check::check);
        return findings.errors();
    }
}
