package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.LocalChange;
import io.slipway.engine.app.kind.AppKinds;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that other apps have changed stay for those apps when their own one gives them up (AP-11): each of the others gets
 * one as it was last, with all that it names. In the transaction that closes the run.
 */
public final class ObjectHeirs {

    private record Wanted(String kind, String name) {}

    private final AppBook book;
    private final ConfigurationCentre centre;
    private final AppLocal local;
    private final AppKinds kinds;

    public ObjectHeirs(AppBook book, ConfigurationCentre centre, AppLocal local, AppKinds kinds) {
        this.book = book;
        this.centre = centre;
        this.local = local;
        this.kinds = kinds;
    }

    void handOver(String app, String run) {
        for (var kept : local.kept(app)) {
            if (centre.content(app, kept.kind(), kept.name()).isPresent()) continue;
            if (book.find(kept.keeper()).isPresent()) give(app, kept, run);
            local.letGo(app, kept);
        }
    }

    /** What the keeper has by that name stays as it is. */
    private void give(String app, AppLocal.Kept kept, String run) {
        var open = new ArrayDeque<>(Set.of(new Wanted(kept.kind(), kept.name())));
        while (!open.isEmpty()) {
            var one = open.remove();
            var last = last(app, one);
            if (last.isEmpty()
                    || centre.content(kept.keeper(), one.kind(), one.name()).isPresent()) continue;
            var change = new LocalChange(one.kind(), one.name(), true, ObjectShown.texts(last.get()));
            local.put(kept.keeper(), change, "app:" + app);
            centre.change(kept.keeper(), one.kind(), run, List.of(new ConfigurationCentre.Change(one.name(), last)));
            open.addAll(named(one.kind(), last.get()));
        }
    }

    private Optional<JsonNode> last(String app, Wanted one) {
        return centre.history(app, one.kind(), one.name()).stream()
                .flatMap(revision -> revision.content().stream())
                .findFirst();
    }

    private List<Wanted> named(String kind, JsonNode content) {
        return kinds.named(kind).stream()
                .flatMap(one -> one.keys().entrySet().stream())
                .flatMap(key -> key.getValue().reference().stream()
                        .flatMap(other -> key
                                .getValue()
                                .names(content.path(key.getKey()).asText(""))
                                .stream()
                                .map(name -> new Wanted(other, name))))
                .toList();
    }
}
