package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.app.LocalLayer;
import io.slipway.engine.app.access.Asker;
import io.slipway.engine.app.stanza.StanzaWords;
import io.slipway.engine.install.InstalledObjects.Path;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.task.ResourceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes objects of installed apps at run time (AP-10, AP-11, AP-27): in the configuration centre and in the app's local, in
 * one transaction, unless a run has the app in its hands.
 */
public final class ObjectDesk {

    private static final int MOST_KEYS = 1_000;
    private static final int MOST_TEXT = 1024 * 1024;

    private final InstalledObjects objects;
    private final ConfigurationCentre centre;
    private final AppLocal local;
    private final LocalLayer layer;
    private final Reservations reservations;
    private final TransactionOperations transaction;

    public ObjectDesk(
            InstalledObjects objects,
            ConfigurationCentre centre,
            AppLocal local,
            LocalLayer layer,
            Reservations reservations,
            TransactionOperations transaction) {
        this.objects = objects;
        this.centre = centre;
        this.local = local;
        this.layer = layer;
        this.reservations = reservations;
        this.transaction = transaction;
    }

    /**
     * Makes an object say this and nothing else.
     *
     * @param expected the revision that the asker has seen, 0 where there was no object; where it is another one by now,
     *     nothing is changed
     */
    public void put(Path path, Map<String, String> values, Optional<Integer> expected, Asker asker) {
        requireWords(path, values);
        alone(path, () -> {
            var app = mayWrite(path, asker);
            requireRevision(path, expected);
            write(path, app, withSecrets(path, values), asker);
        });
    }

    /** Takes back what was changed at run time: the object is as the package says, or gone where that has none. */
    public void reset(Path path, Asker asker) {
        alone(path, () -> {
            var app = mayWrite(path, asker);
            if (centre.content(path.app(), path.kind(), path.name()).isEmpty()) throw InstalledObjects.notThere(path);
            local.remove(path.app(), path.kind(), path.name());
            local.forget(path.app(), path.kind(), path.name());
            effect(path, app, asker);
        });
    }

    /** Makes an object as it was. */
    public void restore(Path path, int revision, Asker asker) {
        alone(path, () -> {
            var app = mayWrite(path, asker);
            var content = centre.history(path.app(), path.kind(), path.name()).stream()
                    .filter(one -> one.number() == revision)
                    .findFirst()
                    .flatMap(ConfigurationCentre.Revision::content)
                    .orElseThrow(() -> new RunProblem(
                            RunProblem.Kind.INVALID,
                            "There is no revision " + revision + " of " + path
                                    + " in which it is there. Its revisions are told by GET …/revisions."));
            write(path, app, ObjectShown.texts(content), asker);
        });
    }

    private void write(Path path, AppPackage app, Map<String, String> values, Asker asker) {
        var change = LocalLayer.change(path.kind(), path.name(), app.object(path.kind(), path.name()), values);
        if (!change.isOwn() && change.values().isEmpty()) local.remove(path.app(), path.kind(), path.name());
        else local.put(path.app(), change, nameOf(asker));
        asker.app()
                .filter(keeper -> !keeper.equals(path.app()))
                .ifPresent(keeper -> local.keep(path.app(), path.kind(), path.name(), keeper));
        effect(path, app, asker);
    }

    /** What the package and the app's local now say together is in force, if it is sound. */
    private void effect(Path path, AppPackage app, Asker asker) {
        var changed = local.over(app);
        layer.check(changed).throwIfPresent();
        Optional<JsonNode> wanted =
                Optional.ofNullable(AppThings.of(changed).of(path.kind()).get(path.name()));
        if (wanted.equals(centre.content(path.app(), path.kind(), path.name()))) return;
        var change = new ConfigurationCentre.Change(path.name(), wanted);
        centre.changeBy(nameOf(asker), path.app(), path.kind(), List.of(change));
    }

    private static String nameOf(Asker asker) {
        return asker.app().map(app -> asker.user() + " as app:" + app).orElse(asker.user());
    }

    private AppPackage mayWrite(Path path, Asker asker) {
        var kind = objects.kind(path.kind());
        var app = objects.installed(path.app());
        var grant = InstalledObjects.grant(app, kind, path.name(), asker);
        if (!grant.maySee()) throw InstalledObjects.notThere(path);
        if (grant.mayWrite()) return app;
        throw new NotAllowed(nameOf(asker) + " may see " + path + ", but not change it. The app's metadata/default.meta"
                + " says who may, by write = ….");
    }

    private void requireRevision(Path path, Optional<Integer> expected) {
        if (expected.isEmpty()) return;
        int now = centre.history(path.app(), path.kind(), path.name()).stream()
                .findFirst()
                .filter(newest -> newest.content().isPresent())
                .map(ConfigurationCentre.Revision::number)
                .orElse(0);
        if (now == expected.get()) return;
        throw new RunProblem(
                RunProblem.Kind.CONFLICT,
                "Somebody else has changed " + path + ": it has the revision " + now
                        + " now. Look at it, and try again.");
    }

    /** A secret given back as it is shown stays as it is. */
    private Map<String, String> withSecrets(Path path, Map<String, String> values) {
        var kind = objects.kind(path.kind());
        var there = centre.content(path.app(), path.kind(), path.name())
                .map(ObjectShown::texts)
                .orElse(Map.of());
        var filled = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> {
            var isMask = value.equals(ObjectShown.SECRET) && ObjectShown.isSecret(kind, key);
            filled.put(key, isMask ? there.getOrDefault(key, "") : value);
        });
        return filled;
    }

    /** What a stanza file cannot hold cannot be in an app. */
    private static void requireWords(Path path, Map<String, String> values) {
        int size = values.values().stream().mapToInt(String::length).sum();
        if (values.size() > MOST_KEYS || size > MOST_TEXT)
            throw invalid(path, "It has more than " + MOST_KEYS + " keys, or more than " + MOST_TEXT + " letters.");
        values.forEach(
                (key, value) -> StanzaWords.objection(path.name(), key, value).ifPresent(why -> {
                    throw invalid(path, why);
                }));
    }

    private static RunProblem invalid(Path path, String why) {
        return new RunProblem(RunProblem.Kind.INVALID, "So " + path + " cannot be written. " + why);
    }

    /** Nothing of the app is changed while a run has it: what that has worked out would be wrong. */
    private void alone(Path path, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> inside(path, work));
        } catch (RuntimeException trouble) {
            if (!Reservations.lostTheRace(trouble)) throw trouble;
            transaction.executeWithoutResult(status -> inside(path, work));
        }
    }

    private void inside(Path path, Runnable work) {
        var me = "change:" + UUID.randomUUID();
        objects.kind(path.kind());
        objects.installed(path.app());
        var keys = Set.of(
                new ResourceKey("app:" + path.app()), new ResourceKey("config:" + path.app() + "/" + path.kind()));
        var held = reservations.take(me, keys);
        if (!held.isEmpty())
            throw new RunProblem(
                    RunProblem.Kind.CONFLICT,
                    "The run " + held.get(0).run() + " has locked the app " + path.app() + " since "
                            + held.get(0).since() + ". Try again when it is over: slipway status "
                            + held.get(0).run());
        work.run();
        reservations.release(me);
    }
}
