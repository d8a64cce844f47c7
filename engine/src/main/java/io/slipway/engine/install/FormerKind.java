package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an app had in kinds of which it brings nothing any more: it is taken away when all the rest is there. Its objects are
 * called {@code kind/name}.
 */
public final class FormerKind implements InstallKind {

    static final String NAME = "former";

    private final Map<String, InstallKind> others;

    FormerKind(Map<String, InstallKind> others) {
        this.others = Map.copyOf(others);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> installed(InstallTask task) {
        var former = new TreeSet<String>();
        others.forEach((name, kind) -> {
            if (task.objects().containsKey(name)) return;
            kind.installed(ofKind(task, name)).forEach(object -> former.add(name + "/" + object));
        });
        return former;
    }

    /** Its objects are not wished for: those in the task only tell of which kinds there is something. */
    @Override
    public List<Operation> second(InstallTask task) {
        return installed(task).stream()
                .flatMap(object -> Operation.between(object, now(task, object), Optional.empty()).stream())
                .toList();
    }

    @Override
    public Optional<JsonNode> now(InstallTask task, String object) {
        var kind = kindOf(object);
        return other(kind).now(ofKind(task, kind), nameOf(object));
    }

    @Override
    public List<String> third(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException {
        var said = new ArrayList<String>();
        for (var kind : byKind(todo).entrySet())
            said.addAll(other(kind.getKey()).third(ofKind(task, kind.getKey()), kind.getValue(), context));
        return said;
    }

    @Override
    public List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context)
            throws InterruptedException {
        var said = new ArrayList<String>();
        for (var kind : byKind(todo).entrySet())
            said.addAll(other(kind.getKey()).rollback(ofKind(task, kind.getKey()), kind.getValue(), context));
        return said;
    }

    /** What is one kind's to tell is asked of that one; together they are as far as the one that is least so. */
    @Override
    public Probe probe(InstallTask task, List<Operation> todo, TaskContext context) {
        var probes = new ArrayList<Probe>();
        byKind(todo).forEach((kind, some) -> probes.add(other(kind).probe(ofKind(task, kind), some, context)));
        for (var probe : probes) if (probe instanceof Probe.Unknown) return probe;
        if (probes.stream().allMatch(probe -> probe instanceof Probe.Absent)) return new Probe.Absent();
        return probes.stream().allMatch(probe -> probe instanceof Probe.Present)
                ? new Probe.Present(Map.of())
                : new Probe.Partly();
    }

    private static Map<String, List<Operation>> byKind(List<Operation> todo) {
        var kinds = new HashMap<String, List<Operation>>();
        for (var one : todo) {
            var plain = new Operation(nameOf(one.object()), one.before(), one.after());
            kinds.computeIfAbsent(kindOf(one.object()), any -> new ArrayList<>())
                    .add(plain);
        }
        return kinds;
    }

    private static InstallTask ofKind(InstallTask task, String kind) {
        return new InstallTask(task.run(), task.app(), kind, task.settings(), Map.of());
    }

    private InstallKind other(String kind) {
        var other = others.get(kind);
        if (other == null) throw new IllegalStateException("There is no kind '" + kind + "' on this node any more.");
        return other;
    }

    private static String kindOf(String object) {
        return object.substring(0, object.indexOf('/'));
    }

    private static String nameOf(String object) {
        return object.substring(object.indexOf('/') + 1);
    }
}
