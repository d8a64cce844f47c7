package io.slipway.engine.graph;

import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Checks one task by itself; what it has to do with others is {@link OrderCheck}'s. */
final class TaskCheck {

    static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,62}");
    private static final BigInteger MOST_ATTEMPTS = BigInteger.valueOf(100);

    private final Map<String, TaskKind> kinds;
    private final SortedSet<String> files;
    private final Findings findings;
    private final SchemaCheck schemas;
    private final TaskExpressions expressions;
    private final SpecCheck specs;
    private final Set<String> guesses = new LinkedHashSet<>();

    TaskCheck(Map<String, TaskKind> kinds, SortedSet<String> files, TaskExpressions expressions, Findings findings) {
        this.kinds = kinds;
        this.files = files;
        this.findings = findings;
        this.schemas = new SchemaCheck(findings);
        this.expressions = expressions;
        this.specs = new SpecCheck(findings);
    }

    /** Answers the task with {@code defined} in its {@code spec}. */
    Mapping check(Mapping task, int position) {
        var id = Fields.word(task, "id").map(Scalar::text).orElse("");
        var name = id.isEmpty() ? "the %d. task".formatted(position + 1) : "task " + Quoted.of(id);
        ManifestKeys.TASK.check(task, name, findings);
        Fields.word(task, "id")
                .filter(written -> !ID.matcher(written.text()).matches())
                .ifPresent(written -> findings.add(PackageFaults.badId(written)));
        checkTimes(task, name);
        checkSchema(task, "config", "of " + name);
        checkSchema(task, "outputs", "of the outputs of " + name);
        Fields.word(task, "when").ifPresent(when -> expressions.checkWhen(when, id));
        for (var mode : Fields.items(task, "modes")) {
            if (mode instanceof Mapping mapping) checkMode(mapping, id, "a mode of " + name);
            else findings.add(PackageFaults.wrongType(mode, "a mode of " + name, "a mapping"));
        }
        var merged = withDefined(task, name);
        checkSpec(merged, id, name);
        return merged;
    }

    private void checkTimes(Mapping task, String name) {
        checkDuration(task, "timeout", name);
        Fields.mapping(task, "retries").ifPresent(retries -> {
            var what = "retries of " + name;
            ManifestKeys.RETRIES.check(retries, what, findings);
            checkDuration(retries, "backoff", what);
            Fields.value(retries, "attempts")
                    .filter(attempts -> !(attempts instanceof Scalar scalar && isCount(scalar)))
                    .ifPresent(attempts -> findings.add(PackageFaults.badAttempts(attempts, "attempts in " + what)));
        });
    }

    private void checkDuration(Mapping mapping, String key, String what) {
        Fields.word(mapping, key)
                .filter(written -> TimeText.parse(written.text()).isEmpty())
                .ifPresent(written -> findings.add(PackageFaults.badDuration(written, key + " of " + what)));
    }

    private static boolean isCount(Scalar scalar) {
        if (scalar.type() != ScalarType.INTEGER) return false;
        var number = scalar.json().bigIntegerValue();
        return number.signum() > 0 && number.compareTo(MOST_ATTEMPTS) <= 0;
    }

    private void checkSchema(Mapping mapping, String key, String where) {
        Fields.mapping(mapping, key).ifPresent(schema -> schemas.checkRoot(schema, where));
    }

    private void checkMode(Mapping mode, String id, String name) {
        ManifestKeys.MODE.check(mode, name, findings);
        Fields.word(mode, "when").ifPresent(expressions::checkModeWhen);
        checkSchema(mode, "config", "of " + name);
        Fields.mapping(mode, "outputs").ifPresent(outputs -> expressions.checkOutputs(outputs, id));
    }

    private Mapping withDefined(Mapping task, String name) {
        var defined = Fields.items(task, "defined");
        if (defined.isEmpty()) return task;
        var place = task.entry("defined").orElseThrow().place();
        var spec = Fields.mapping(task, "spec").orElseGet(() -> Mapping.empty(place));
        var merged = new DefinedEntries(name, findings).into(spec, defined);
        return task.with(new Mapping.Entry("spec", spec.place(), merged));
    }

    private void checkSpec(Mapping task, String id, String name) {
        var type = Fields.word(task, "type");
        if (type.isEmpty()) return;
        var kind = kinds.get(type.get().text());
        if (kind == null) {
            var known = "Known types are " + String.join(", ", kinds.keySet()) + ".";
            findings.add(PackageFaults.unknownType(
                    type.get(), name, findings.guess(type.get().text(), kinds.keySet(), known)));
            return;
        }
        var spec = Fields.mapping(task, "spec").orElseGet(() -> Mapping.empty(task.place()));
        expressions.checkSpec(spec, kind.templates(), id);
        specs.check(spec, kind, name);
        checkFiles(spec, kind, name);
        if (Fields.flag(task, "rollback").orElse(false) && !kind.canUndo(spec)) {
            findings.add(PackageFaults.nothingToUndo(
                    task.child("rollback").orElse(task).place(), name));
        }
    }

    private void checkFiles(Mapping spec, TaskKind kind, String name) {
        for (var file : kind.files().in(spec, files)) {
            if (PackagePaths.isThere(file.path(), files)) continue;
            if (guesses.isEmpty()) guesses.addAll(PackagePaths.withFolders(files));
            var mend = findings.guess(file.path(), guesses, "Paths begin at the folder of package.yaml.");
            findings.add(PackageFaults.missingFile(file.place(), file.path(), name, mend));
        }
    }
}
