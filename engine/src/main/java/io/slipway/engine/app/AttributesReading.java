package io.slipway.engine.app;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.graph.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes the attributes of an app from its {@code app.conf}. */
final class AttributesReading {

    static final Pattern ID = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?");

    private static final SemanticVersion NONE = SemanticVersion.of("0.0.0");
    private static final Set<String> YES = Set.of("true", "1", "yes");
    private static final Set<String> NO = Set.of("false", "0", "no");
    private static final Pattern REQUIREMENT = Pattern.compile("([a-zA-Z][a-zA-Z0-9_-]{0,62})(?:$|(?=[\\s><=~^]))(.*)");

    private final AppConf conf;
    private final SortedSet<String> files;
    private final Findings findings;

    AttributesReading(AppConf conf, SortedSet<String> files, Findings findings) {
        this.conf = conf;
        this.files = files;
        this.findings = findings;
    }

    /** With stand-ins for what is faulty, so that the rest of the app can be checked too. */
    AppAttributes attributes() {
        var id = required("id")
                .filter(check(setting -> ID.matcher(setting.value()).matches(), AppFaults::badId));
        var version = required("version")
                .filter(check(setting -> SemanticVersion.parse(setting.value()).isPresent(), AppFaults::badVersion));
        var name = id.map(Setting::value).orElse("");
        return new AppAttributes(
                name,
                version.map(setting -> SemanticVersion.of(setting.value())).orElse(NONE),
                text("label").filter(label -> !label.isEmpty()).orElse(name),
                text("author").orElse(""),
                text("description").orElse(""),
                requires(name),
                flag("visible", true),
                flag("configured", !text("setup").filter(files::contains).isPresent()),
                conf.setting("setup")
                        .filter(check(setting -> files.contains(setting.value()), AppFaults::missingFile))
                        .map(Setting::value));
    }

    private Optional<Setting> required(String attribute) {
        var setting = conf.setting(attribute).filter(there -> !there.value().isEmpty());
        if (setting.isEmpty()) findings.error(AppFaults.missingAttribute(conf.place(), attribute));
        return setting;
    }

    private Predicate<Setting> check(Predicate<Setting> isFine, Function<Setting, Fault> fault) {
        return setting -> {
            if (isFine.test(setting)) return true;
            findings.error(fault.apply(setting));
            return false;
        };
    }

    private Optional<String> text(String attribute) {
        return conf.setting(attribute).map(Setting::value);
    }

    private boolean flag(String attribute, boolean otherwise) {
        var setting = conf.setting(attribute).orElse(null);
        if (setting == null) return otherwise;
        if (YES.contains(setting.value())) return true;
        if (!NO.contains(setting.value())) findings.error(AppFaults.notYesOrNo(setting));
        return false;
    }

    private List<Requirement> requires(String id) {
        var setting = conf.setting("requires")
                .filter(there -> !there.value().isBlank())
                .orElse(null);
        var required = new ArrayList<Requirement>();
        if (setting == null) return required;
        for (var part : setting.value().split(",", -1)) {
            var read = requirement(part.strip());
            if (read.isEmpty()) findings.error(AppFaults.badRequirement(setting.place(), part.strip()));
            read.ifPresent(one -> add(one, required, id, setting));
        }
        return required;
    }

    private void add(Requirement one, List<Requirement> required, String id, Setting setting) {
        if (one.app().equals(id)) findings.error(AppFaults.requiresItself(setting.place()));
        if (required.stream().anyMatch(other -> other.app().equals(one.app()))) {
            findings.error(AppFaults.requiredTwice(setting.place(), one.app()));
        }
        required.add(one);
    }

    private static Optional<Requirement> requirement(String part) {
        var words = REQUIREMENT.matcher(part);
        if (!words.matches()) return Optional.empty();
        return VersionRange.parse(words.group(2)).map(range -> new Requirement(words.group(1), range));
    }
}
