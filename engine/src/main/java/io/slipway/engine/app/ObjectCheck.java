package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.kind.KeyRule;
import io.slipway.engine.app.lint.Findings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds objects to the descriptors of their kinds. An empty value counts as none: {@code local} takes a key away so. */
final class ObjectCheck {

    static final int LONGEST_NAME = 250;

    private final AppKinds kinds;
    private final Findings findings;
    private final boolean mayBeElsewhere;
    private final Map<String, Set<String>> names = new HashMap<>();

    /** @param mayBeElsewhere whether what is missing may be in another app that this one requires */
    ObjectCheck(AppKinds kinds, Collection<AppObject> objects, boolean mayBeElsewhere, Findings findings) {
        this.kinds = kinds;
        this.findings = findings;
        this.mayBeElsewhere = mayBeElsewhere;
        names.putAll(objects.stream()
                .collect(Collectors.groupingBy(
                        object -> object.kind().name(), Collectors.mapping(AppObject::name, Collectors.toSet()))));
    }

    void check(AppObject object) {
        if (!isName(object)) findings.error(AppFaults.badName(object));
        object.settings().values().forEach(setting -> check(setting, object));
        object.kind().keys().forEach((key, rule) -> {
            boolean isThere =
                    object.value(key).filter(value -> !value.isEmpty()).isPresent();
            if (rule.required() && !isThere) findings.error(AppFaults.missingKey(object, key));
        });
    }

    private static boolean isName(AppObject object) {
        var name = object.name();
        if (name.isEmpty() || name.length() > LONGEST_NAME) return false;
        return object.kind()
                .namePattern()
                .map(pattern -> pattern.matcher(name).matches())
                .orElse(true);
    }

    private void check(Setting setting, AppObject object) {
        var rule = object.kind().key(setting.key()).orElse(null);
        if (rule == null) unknown(setting, object);
        else if (!setting.value().isEmpty()) check(setting, rule, object);
    }

    private void unknown(Setting setting, AppObject object) {
        if (object.kind().hasOtherKeys()) return;
        var mend = findings.guess(setting.key(), object.kind().keys().keySet(), "It is kept, but nothing reads it.");
        findings.warning(AppFaults.unknownKey(setting.place(), setting.key(), object, mend));
    }

    private void check(Setting setting, KeyRule rule, AppObject object) {
        rule.objection(setting.value())
                .ifPresent(objection -> findings.error(AppFaults.badValue(setting, object, objection)));
        rule.reference().ifPresent(kind -> rule.names(setting.value()).stream()
                .filter(name -> !names.getOrDefault(kind, Set.of()).contains(name))
                .forEach(name -> dangling(setting, object, kind, name)));
    }

    private void dangling(Setting setting, AppObject object, String kind, String name) {
        var title = kinds.named(kind).map(known -> known.title()).orElse(kind);
        var otherwise = mayBeElsewhere
                ? "An app that this one requires must bring it, or the install will be refused."
                : "Add it, or name the app that brings it in requires.";
        var mend = findings.guess(name, names.getOrDefault(kind, Set.of()), otherwise);
        findings.add(!mayBeElsewhere, AppFaults.dangling(setting, object, title, name, mend));
    }
}
