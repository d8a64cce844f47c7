package io.slipway.engine.app;

import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.stanza.Entry;
import io.slipway.engine.app.stanza.StanzaFile;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of {@code app.conf}, in our spelling and in Splunk's, with those of {@code local/app.conf} over them. */
final class AppConf {

    private static final String OURS = "app";
    private static final Map<String, List<String>> SPELLINGS = new LinkedHashMap<>();
    private static final Set<String> OF_SPLUNK = Set.of(
            "package",
            "launcher",
            "ui",
            "install",
            "id",
            "triggers",
            "diag",
            "credentials_settings",
            "shclustering",
            "author",
            "default");

    static {
        SPELLINGS.put("id", List.of("app/id", "package/id", "id/name"));
        SPELLINGS.put("version", List.of("app/version", "launcher/version", "id/version"));
        SPELLINGS.put("label", List.of("app/label", "ui/label"));
        SPELLINGS.put("author", List.of("app/author", "launcher/author"));
        SPELLINGS.put("description", List.of("app/description", "launcher/description"));
        SPELLINGS.put("requires", List.of("app/requires"));
        SPELLINGS.put("visible", List.of("app/visible", "ui/is_visible"));
        SPELLINGS.put("configured", List.of("app/configured", "install/is_configured"));
        SPELLINGS.put("setup", List.of("app/setup"));
    }

    private final Place place;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    /** @param place of the whole, where something is missing */
    AppConf(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    Optional<Setting> setting(String attribute) {
        return Optional.ofNullable(settings.get(attribute));
    }

    void add(AppSource source, StanzaFile file, Findings findings) {
        findings.errors(file.faults());
        SPELLINGS.forEach((attribute, spellings) -> entry(file, spellings)
                .map(entry -> new Setting(attribute, entry.value(), source, entry.place(), false, Optional.empty()))
                .ifPresent(setting -> settings.merge(attribute, setting, (below, above) -> above.over(below))));
        file.stanzas().values().stream()
                .filter(stanza -> !stanza.name().equals(OURS) && !OF_SPLUNK.contains(stanza.name()))
                .forEach(stanza -> findings.warning(AppFaults.unknownAttribute(
                        stanza.place(), "The stanza [" + stanza.name() + "]", "Write what it holds below [app].")));
        file.stanza(OURS).ifPresent(stanza -> stanza.entries().values().stream()
                .filter(entry -> !SPELLINGS.containsKey(entry.key()))
                .forEach(entry -> warn(entry, findings)));
    }

    private static Optional<Entry> entry(StanzaFile file, List<String> spellings) {
        return spellings.stream()
                .flatMap(path -> file.stanza(path.substring(0, path.indexOf('/'))).stream()
                        .flatMap(stanza -> stanza.entry(path.substring(path.indexOf('/') + 1)).stream()))
                .findFirst();
    }

    private static void warn(Entry entry, Findings findings) {
        var mend = findings.guess(entry.key(), SPELLINGS.keySet(), "Remove it if nobody needs it.");
        findings.warning(AppFaults.unknownAttribute(entry.place(), Quoted.of(entry.key()), mend));
    }
}
