package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.kind.KeyRule;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.stanza.Stanza;
import io.slipway.engine.app.stanza.StanzaFile;
import io.slipway.engine.fault.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one kind: the stanzas of {@code default}, with those of {@code local} over them key by key. Several files of
 * one source add up; a stanza in two of them is a fault, since neither could win.
 */
final class ObjectMerge {

    private final AppKind kind;
    private final Findings findings;
    private final Map<String, Place> first = new LinkedHashMap<>();
    private final Map<String, Map<String, Setting>> objects = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    ObjectMerge(AppKind kind, Findings findings) {
        this.kind = kind;
        this.findings = findings;
    }

    /** First all files of {@code default}, then all of {@code local}. */
    void add(AppSource source, StanzaFile file) {
        findings.errors(file.faults());
        file.stanzas().values().forEach(stanza -> add(source, stanza));
    }

    private void add(AppSource source, Stanza stanza) {
        var twin = first.putIfAbsent(source + "/" + stanza.name(), stanza.place());
        if (twin != null) {
            findings.error(AppFaults.objectTwice(stanza.place(), kind.name() + "/" + stanza.name(), twin));
            return;
        }
        places.putIfAbsent(stanza.name(), stanza.place());
        var settings = objects.computeIfAbsent(stanza.name(), any -> new LinkedHashMap<>());
        stanza.entries().values().forEach(entry -> {
            boolean isSecret = kind.key(entry.key()).filter(KeyRule::secret).isPresent();
            var setting = new Setting(entry.key(), entry.value(), source, entry.place(), isSecret, Optional.empty());
            settings.merge(entry.key(), setting, (below, above) -> above.over(below));
        });
    }

    List<AppObject> objects() {
        var all = new ArrayList<AppObject>();
        objects.forEach((name, settings) ->
                all.add(new AppObject(kind, name, places.getOrDefault(name, Place.UNKNOWN), settings)));
        return all;
    }
}
