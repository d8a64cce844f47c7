package io.slipway.engine.app;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.stanza.Entry;
import io.slipway.engine.app.stanza.Stanza;
import io.slipway.engine.app.stanza.StanzaFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code metadata/default.meta}, and {@code metadata/local.meta} over it. */
final class RightsReading {

    private static final Pattern OWNER = Pattern.compile("[^\\s:*,]{1,250}");
    private static final Set<String> KEYS = Set.of("owner", "access", "write");

    private final Set<String> objects;
    private final Findings findings;
    private final Map<String, Map<String, Entry>> stanzas = new HashMap<>();

    /** @param objects the paths of all objects of the app */
    RightsReading(Set<String> objects, Findings findings) {
        this.objects = objects;
        this.findings = findings;
    }

    void add(StanzaFile file) {
        findings.errors(file.faults());
        for (var stanza : file.stanzas().values()) {
            if (!stanza.name().isEmpty() && !objects.contains(stanza.name())) nothing(stanza);
            stanza.entries().values().forEach(entry -> stanzas.computeIfAbsent(stanza.name(), any -> new HashMap<>())
                    .put(entry.key(), entry));
        }
    }

    /** A warning: an object that is gone leaves its rights behind, and they harm nobody. */
    private void nothing(Stanza stanza) {
        var mend = findings.guess(
                stanza.name(), objects, "Write [] for the whole app, or kind/name, as savedsearch/errors.");
        findings.warning(AppFaults.rightsForNothing(stanza.place(), stanza.name(), mend));
    }

    AppRights rights() {
        var rows = new HashMap<String, AppRights.Row>();
        stanzas.forEach((name, entries) -> rows.put(name, row(entries)));
        return new AppRights(rows);
    }

    private AppRights.Row row(Map<String, Entry> entries) {
        entries.values().stream()
                .filter(entry -> !KEYS.contains(entry.key()))
                .forEach(entry -> findings.warning(AppFaults.unknownRight(entry.place(), entry.key())));
        return new AppRights.Row(
                Optional.ofNullable(entries.get("owner")).flatMap(this::owner),
                Optional.ofNullable(entries.get("access")).map(this::subjects),
                Optional.ofNullable(entries.get("write")).map(this::subjects));
    }

    private Optional<String> owner(Entry entry) {
        if (OWNER.matcher(entry.value()).matches()) return Optional.of(entry.value());
        findings.error(AppFaults.badOwner(entry.place()));
        return Optional.empty();
    }

    private Set<Subject> subjects(Entry entry) {
        var subjects = new LinkedHashSet<Subject>();
        for (var word : entry.value().split(",")) {
            if (word.isBlank()) continue;
            var subject = Subject.parse(word.strip());
            if (subject.isEmpty()) findings.error(AppFaults.badSubject(entry.place(), word.strip()));
            subject.ifPresent(subjects::add);
        }
        return subjects;
    }
}
