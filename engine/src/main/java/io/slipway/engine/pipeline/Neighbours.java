package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.pipeline.PipelineRoles.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is in force or announced beside a part, in all roles of all services. */
final class Neighbours {

    private final PartBook parts;
    private final InstanceBook instances;
    private final PipelineTargets targets;
    private final Requires requires;

    Neighbours(PartBook parts, InstanceBook instances, PipelineTargets targets, Requires requires) {
        this.parts = parts;
        this.instances = instances;
        this.targets = targets;
        this.requires = requires;
    }

    List<Fault> conflicts(Step step, Optional<JsonNode> wanted, boolean withReserved) throws InterruptedException {
        var content = wanted.orElseGet(JsonNodeFactory.instance::objectNode);
        var mine = Placed.of(step.role(), hosts(step.role()), step.owner(), step.run(), content);
        var others = new ArrayList<>(inForce(step));
        others.addAll(ofSite(step.role()));
        if (withReserved) others.addAll(reserved(step));
        return new Conflicts(mine, others, of -> of.equals(step.owner()) ? step.requires() : requires.of(of)).all();
    }

    private Set<String> hosts(RoleName role) {
        return targets.of(role).stream().map(PipelineTarget::host).collect(Collectors.toSet());
    }

    private List<Placed> inForce(Step step) {
        var all = new ArrayList<Placed>();
        parts.current().forEach((role, ones) -> ones.stream()
                .filter(part -> !(role.equals(step.role()) && part.owner().equals(step.owner())))
                .map(part -> Placed.of(role, hosts(role), part.owner(), part.run(), part.content()))
                .forEach(all::add));
        return all;
    }

    private List<Placed> reserved(Step step) {
        var all = new ArrayList<Placed>();
        parts.reservedByOthers(step.run())
                .forEach((role, ones) -> ones.forEach(one -> one.content()
                        .filter(content ->
                                !(role.equals(step.role()) && one.owner().equals(step.owner())))
                        .map(content -> Placed.of(role, hosts(role), one.owner(), one.run(), content))
                        .ifPresent(all::add)));
        return all;
    }

    /** What stood there before Slipway came; of an instance that cannot be read others tell. */
    private List<Placed> ofSite(RoleName role) throws InterruptedException {
        var all = new ArrayList<Placed>();
        for (var target : targets.of(role))
            try {
                var known = instances.find(role, target.name());
                var base = known.isPresent() ? known.get().base() : target.read();
                var content = content(role, target.fileName(), base);
                all.add(Placed.of(role, Set.of(target.host()), "", "", content));
            } catch (TargetProblem unreadable) {
                continue;
            }
        return all.stream().distinct().toList();
    }

    private static JsonNode content(RoleName role, String fileName, Optional<String> base) throws TargetProblem {
        var content = JsonNodeFactory.instance.objectNode().put("text", base.orElse(""));
        if (role.service().equals("vector")) content.set("config", RoleText.baseConfig(fileName, base));
        return content;
    }
}
