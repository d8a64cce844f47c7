package io.slipway.delegates.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.FileReferences;
import io.slipway.engine.pipeline.Part;
import io.slipway.engine.pipeline.PartSecrets;
import io.slipway.engine.pipeline.PipelineKeys;
import io.slipway.engine.pipeline.PipelineRoles;
import io.slipway.engine.pipeline.PipelineRoles.Step;
import io.slipway.engine.pipeline.RoleStand;
import io.slipway.engine.pipeline.TargetProblem;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.values.Masking;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a part into the configuration of a role, on all of its instances or on none (TR-22). */
public abstract class PipelineDelegate extends TaskDelegate {

    private final String service;
    private final PipelineRoles roles;
    private final SecretBox box;

    protected PipelineDelegate(String service, PipelineRoles roles, SecretBox box) {
        super(service);
        this.service = service;
        this.roles = roles;
        this.box = box;
    }

    @Override
    public final String name() {
        return service;
    }

    @Override
    public final boolean canUndo(Mapping spec) {
        return true;
    }

    @Override
    public final FileReferences files() {
        return (spec, files) -> {
            var found = new ArrayList<FileReferences.FileReference>();
            if (spec.child("files").orElse(null) instanceof Sequence list)
                for (var item : list.items())
                    if (item instanceof Scalar path)
                        found.add(new FileReferences.FileReference(path.text(), path.place()));
            return found;
        };
    }

    @Override
    public final Faults check(TaskContext task) {
        var written = WrittenPart.of(service, task);
        if (!written.faults().isEmpty()) return written.faults();
        var faults = RoleStand.asking(() -> roles.faults(written.step(), Optional.of(written.content())));
        // What another task of this package brings is not there yet; it is looked for again before anything is changed.
        boolean mayCome = !written.step().requires().isEmpty();
        return Faults.of(faults.stream()
                .filter(fault -> !(mayCome && fault.code().equals("PIPELINE-INPUT")))
                .toList());
    }

    @Override
    public final Set<ResourceKey> resources(TaskContext task) {
        var written = WrittenPart.of(service, task);
        return PipelineKeys.of(written.step().role(), written.content(), roles.targets());
    }

    @Override
    public final Change plan(TaskContext task) {
        var written = WrittenPart.of(service, task);
        if (!written.faults().isEmpty()) return Change.unknown("What it puts there cannot be read.");
        var step = written.step();
        var now = roles.parts().current(step.role(), step.owner());
        if (now.map(Part::content).equals(Optional.of(written.content())))
            return Change.keep("The configuration of " + step.role() + " has it already.");
        var before = now.map(PipelineDelegate::shown).orElse("");
        var after = shown(new Part(step.owner(), "", written.content()));
        var secrets = new HashSet<>(PartSecrets.in(before));
        secrets.addAll(PartSecrets.in(after));
        return new Change(
                now.isPresent() ? Change.Kind.CHANGE : Change.Kind.CREATE,
                (now.isPresent() ? "Changes" : "Puts") + " its part of " + step.role() + " on "
                        + roles.targets().of(step.role()).size() + " instance(s).",
                Masking.of(secrets).mask(LineDiff.of(before, after)));
    }

    private static String shown(Part part) {
        return part.config().map(JsonNode::toPrettyString).orElseGet(part::text);
    }

    @Override
    public final boolean records() {
        return true;
    }

    @Override
    public final UndoRecord record(TaskContext task) {
        var step = WrittenPart.of(service, task).step();
        var before = roles.parts().current(step.role(), step.owner()).map(Part::content);
        return new Before(step.role(), step.owner(), before).sealed(box);
    }

    @Override
    public final Outcome run(TaskContext task) throws InterruptedException {
        var written = WrittenPart.of(service, task);
        if (!written.faults().isEmpty())
            return new Outcome.Failed(written.faults().render(), false);
        var step = written.step();
        try {
            roles.put(step, Optional.of(written.content()), task.room()::waitsFor)
                    .forEach(task.room()::log);
            return new Outcome.Done(outputs(step));
        } catch (TargetProblem refused) {
            return new Outcome.Failed(refused.sentence(), refused.isRetryable());
        }
    }

    private static Map<String, JsonNode> outputs(Step step) {
        return Map.of("role", TextNode.valueOf(step.role().role()), "part", TextNode.valueOf(step.owner()));
    }

    @Override
    public final Outcome undo(TaskContext task, UndoRecord record) throws InterruptedException {
        var before = Before.of(record, box);
        if (before.isEmpty()) return Outcome.done();
        var step = new Step(before.get().role(), before.get().owner(), task.run(), Set.of());
        try {
            roles.putBack(step, before.get().content(), task.room()::waitsFor).forEach(task.room()::log);
            return Outcome.done();
        } catch (TargetProblem left) {
            return new Outcome.Failed(left.sentence(), left.isRetryable());
        }
    }

    @Override
    public final Probe probe(TaskContext task, UndoRecord record) {
        var before = Before.of(record, box);
        if (before.isEmpty()) return new Probe.Absent();
        var written = WrittenPart.of(service, task);
        var stand = new RoleStand(roles, written.step());
        return stand.probe(before.get().content(), Optional.of(written.content()), outputs(written.step()));
    }
}
