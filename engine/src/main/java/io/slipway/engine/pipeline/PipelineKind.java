package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.install.InstallKind;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.pipeline.PipelineRoles.Step;
import io.slipway.engine.pipeline.PipelineTargets.Verdict;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Installs the pipelines of an app for one service (AP-22, AP-23). Its objects are the roles, and beside each of them its
 * instances, {@code agg@file:/etc/vector/agg.yaml}: so what is done and what is not can be told of each of them.
 */
public final class PipelineKind implements InstallKind {

    private final String service;
    private final PipelineRoles roles;
    private final PipelineApps apps;

    public PipelineKind(String service, PipelineRoles roles, PipelineApps apps) {
        this.service = service;
        this.roles = roles;
        this.apps = apps;
    }

    @Override
    public String name() {
        return service;
    }

    private Step step(InstallTask task, String role) {
        var requires = task.run().isEmpty() ? Set.<String>of() : apps.requiresIn(task.run());
        return new Step(new RoleName(service, role), task.app(), task.run(), requires);
    }

    @Override
    public Faults check(InstallTask task) {
        return RoleStand.asking(() -> {
            var faults = new ArrayList<Fault>();
            for (var role : rolesOf(task)) check(task, role, faults);
            return Faults.of(faults);
        });
    }

    private void check(InstallTask task, String name, List<Fault> faults) throws InterruptedException {
        var step = step(task, name);
        var wanted = Optional.ofNullable(task.objects().get(name));
        boolean comes = wanted.isPresent() && hasNobody(step) && apps.shipsInstanceOf(task.run(), step.role());
        roles.faults(step, wanted).stream()
                .filter(fault -> !(comes && fault.code().equals(PipelineFaults.NO_INSTANCE)))
                .forEach(faults::add);
    }

    private boolean hasNobody(Step step) {
        return roles.targets().of(step.role()).isEmpty();
    }

    /** Those that it shall have, and those that it has. */
    private Set<String> rolesOf(InstallTask task) {
        var names = new TreeSet<>(task.objects().keySet());
        roles.parts().rolesOf(service, task.app()).forEach(role -> names.add(role.role()));
        return names;
    }

    @Override
    public Set<ResourceKey> first(InstallTask task) {
        var keys = new TreeSet<ResourceKey>();
        task.objects()
                .forEach((name, content) ->
                        keys.addAll(PipelineKeys.of(new RoleName(service, name), content, roles.targets())));
        return keys;
    }

    /** What is going to be there is announced to others, apart from what is in force. */
    @Override
    public List<Operation> second(InstallTask task) {
        return RoleStand.asking(() -> {
            var operations = new ArrayList<Operation>();
            for (var name : rolesOf(task)) {
                var wanted = Optional.ofNullable(task.objects().get(name));
                if (!task.run().isEmpty()) announce(step(task, name), wanted);
                operations.addAll(operations(task, name, wanted));
            }
            return operations;
        });
    }

    private void announce(Step step, Optional<JsonNode> wanted) throws InterruptedException {
        var faults = roles.conflicts(step, wanted, true);
        if (!faults.isEmpty()) throw new InstallProblem(Faults.of(faults).render(), false);
        roles.parts().reserve(step.role(), step.owner(), step.run(), wanted);
    }

    private List<Operation> operations(InstallTask task, String name, Optional<JsonNode> wanted) {
        var operations = new ArrayList<Operation>();
        Operation.between(name, now(task, name), wanted).ifPresent(operations::add);
        var part = wanted.map(content -> running(new Part("", "", content).digest()));
        for (var target : roles.targets().of(new RoleName(service, name))) {
            var object = name + "@" + target.name();
            Operation.between(object, now(task, object), part).ifPresent(operations::add);
        }
        return operations;
    }

    private static JsonNode running(String part) {
        return JsonNodeFactory.instance.objectNode().put("part", part);
    }

    @Override
    public Set<String> installed(InstallTask task) {
        var names = new LinkedHashSet<String>();
        for (var role : roles.parts().rolesOf(service, task.app())) {
            names.add(role.role());
            for (var target : roles.targets().of(role)) {
                var object = role.role() + "@" + target.name();
                if (now(task, object).isPresent()) names.add(object);
            }
        }
        return names;
    }

    @Override
    public Optional<JsonNode> now(InstallTask task, String object) {
        var role = new RoleName(service, roleOf(object));
        if (role.role().equals(object))
            return roles.parts().current(role, task.app()).map(Part::content);
        var target = roles.targets().find(role, object.substring(role.role().length() + 1));
        if (target.isEmpty()) return Optional.empty();
        return RoleStand.asking(() -> roles.runs(role, task.app(), target.get()))
                .map(PipelineKind::running);
    }

    private static String roleOf(String object) {
        int at = object.indexOf('@');
        return at < 0 ? object : object.substring(0, at);
    }

    @Override
    public List<String> third(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException {
        var notes = new ArrayList<String>();
        for (var name : rolesIn(todo)) {
            var step = step(task, name);
            var operation = ofRole(todo, name);
            var wanted = operation.isPresent()
                    ? Optional.ofNullable(operation.get().after())
                    : roles.parts().current(step.role(), task.app()).map(Part::content);
            notes.addAll(changing(() -> roles.put(step, wanted, context.room()::waitsFor)));
            if (wanted.isPresent()) notes.addAll(unseen(step, wanted));
        }
        return notes;
    }

    /** What nobody but us has looked at. */
    private List<String> unseen(Step step, Optional<JsonNode> wanted) throws InterruptedException {
        if (hasNobody(step))
            return List.of(
                    "The role " + step.role() + " has no instance yet: its configuration waits for the one that the"
                            + " app brings. Name it under pipelines in slipway.yaml.");
        if (!(roles.validate(step, wanted) instanceof Verdict.NobodyToAsk)) return List.of();
        return List.of("The structure of " + step.role() + " was checked by Slipway alone: no program of " + service
                + " is named here or found on this machine.");
    }

    @Override
    public List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context)
            throws InterruptedException {
        var left = new ArrayList<String>();
        for (var name : rolesIn(todo)) {
            var step = step(task, name);
            var operation = ofRole(todo, name);
            var earlier = operation.isPresent()
                    ? Optional.ofNullable(operation.get().before())
                    : roles.parts().current(step.role(), task.app()).map(Part::content);
            left.addAll(changing(() -> roles.putBack(step, earlier, context.room()::waitsFor)));
        }
        return left;
    }

    private static Set<String> rolesIn(List<Operation> todo) {
        var names = new TreeSet<String>();
        todo.forEach(one -> names.add(roleOf(one.object())));
        return names;
    }

    private static Optional<Operation> ofRole(List<Operation> todo, String name) {
        return todo.stream().filter(one -> one.object().equals(name)).findFirst();
    }

    private static <T> T changing(RoleStand.Asking<T> work) throws InterruptedException {
        try {
            return work.go();
        } catch (TargetProblem problem) {
            throw new InstallProblem(problem.sentence(), problem.isRetryable());
        }
    }
}
