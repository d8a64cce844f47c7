package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.pipeline.InstanceBook.Known;
import io.slipway.engine.pipeline.PipelineTargets.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Changes the part of one owner in a role, on all instances or on none.
 *
 * <p>The part is moved into what is in force first, then each instance is brought there; on the way back the instances come
 * first. So whoever is killed in between leaves a role whose part and instances disagree, which a probe sees as partly done.
 */
public final class PipelineRoles {

    private final PartBook parts;
    private final InstanceBook instances;
    private final PipelineTargets targets;
    private final Requires requires;
    private final RoleLocks locks;

    public PipelineRoles(
            DataSource dataSource, PartBook parts, InstanceBook instances, PipelineTargets targets, Requires requires) {
        this.parts = parts;
        this.instances = instances;
        this.targets = targets;
        this.requires = requires;
        this.locks = new RoleLocks(dataSource);
    }

    public PartBook parts() {
        return parts;
    }

    public PipelineTargets targets() {
        return targets;
    }

    /**
     * Who changes what, for which run.
     *
     * @param requires the owners whose components the part may name
     */
    public record Step(RoleName role, String owner, String run, Set<String> requires) {
        public Step {
            requires = Set.copyOf(requires);
        }
    }

    /**
     * Brings the part onto all instances.
     *
     * @param wanted none to take it out
     * @return what people should know of it
     * @throws TargetProblem when an instance refuses it; then all of them run again what they ran before, or the problem says
     *     which of them do not
     */
    public List<String> put(Step step, Optional<JsonNode> wanted, Consumer<String> waits)
            throws TargetProblem, InterruptedException {
        try (var held = locks.take(step.role())) {
            var before = parts.current(step.role(), step.owner()).map(Part::content);
            refuseConflicts(step, wanted);
            parts.put(step.role(), step.owner(), step.run(), wanted);
            try {
                return bringAll(step, waits);
            } catch (TargetProblem refused) {
                throw afterWayBack(step, before, refused, waits);
            }
        }
    }

    /** Somebody may have come in between since it was checked. */
    private void refuseConflicts(Step step, Optional<JsonNode> wanted) throws TargetProblem, InterruptedException {
        var faults = conflicts(step, wanted, false);
        if (!faults.isEmpty())
            throw new TargetProblem(faults.get(0).what() + " " + faults.get(0).mend(), false);
    }

    private TargetProblem afterWayBack(
            Step step, Optional<JsonNode> before, TargetProblem refused, Consumer<String> waits)
            throws InterruptedException {
        try {
            putBackAll(step, before, waits);
            return new TargetProblem(
                    refused.sentence() + " All instances of " + step.role() + " run what they ran before.",
                    refused.isRetryable());
        } catch (TargetProblem left) {
            return new TargetProblem(
                    refused.sentence() + " On the way back: " + left.sentence(), refused.isRetryable());
        }
    }

    /**
     * Puts the earlier part back on all instances; where nobody else came in between, byte for byte. Must accept that some of
     * it, or nothing, was ever done.
     *
     * @return what was left, and how to mend it
     */
    public List<String> putBack(Step step, Optional<JsonNode> earlier, Consumer<String> waits)
            throws TargetProblem, InterruptedException {
        try (var held = locks.take(step.role())) {
            return putBackAll(step, earlier, waits);
        }
    }

    private List<String> bringAll(Step step, Consumer<String> waits) throws TargetProblem, InterruptedException {
        var inForce = parts.current(step.role());
        for (var target : targets.of(step.role())) change(step, target, inForce).bring(waits);
        var notes = new ArrayList<>(leftovers(step));
        parts.free(step.role(), step.run());
        if (inForce.isEmpty()) letGo(step.role());
        return notes;
    }

    private List<String> putBackAll(Step step, Optional<JsonNode> earlier, Consumer<String> waits)
            throws TargetProblem, InterruptedException {
        var inForce = with(step, earlier);
        var notes = new ArrayList<String>();
        var problems = new ArrayList<TargetProblem>();
        for (var target : targets.of(step.role()))
            try {
                change(step, target, inForce).putBack(waits).ifPresent(notes::add);
            } catch (TargetProblem left) {
                problems.add(left);
            }
        if (!problems.isEmpty()) throw together(problems);
        parts.put(step.role(), step.owner(), step.run(), earlier);
        parts.free(step.role(), step.run());
        notes.addAll(leftovers(step));
        if (inForce.isEmpty()) letGo(step.role());
        instances.dropImages(step.run(), step.role());
        return notes;
    }

    private static TargetProblem together(List<TargetProblem> problems) {
        var sentences = problems.stream().map(TargetProblem::sentence).toList();
        return new TargetProblem(String.join(" ", sentences), problems.stream().anyMatch(TargetProblem::isRetryable));
    }

    private List<Part> with(Step step, Optional<JsonNode> own) {
        var others =
                parts.current(step.role()).stream().filter(part -> !part.owner().equals(step.owner()));
        var mine = own.stream().map(content -> new Part(step.owner(), step.run(), content));
        return Stream.concat(others, mine)
                .sorted(Comparator.comparing(Part::owner))
                .toList();
    }

    private InstanceChange change(Step step, PipelineTarget target, List<Part> inForce) {
        return new InstanceChange(step, target, inForce, instances);
    }

    /** Those that still have parts stay in the book, also where the site does not name them any more. */
    private void letGo(RoleName role) {
        for (var known : instances.of(role))
            if (!known.pending() && known.parts().isEmpty()) instances.letGo(role, known.instance());
    }

    /** Instances that the site names no more cannot be changed, and may run the part for ever. */
    private List<String> leftovers(Step step) {
        boolean isGone = parts.current(step.role(), step.owner()).isEmpty();
        if (!isGone) return List.of();
        return instances.of(step.role()).stream()
                .filter(known -> known.parts().containsKey(step.owner()))
                .filter(known -> targets.find(step.role(), known.instance()).isEmpty())
                .map(known -> leftover(step, known))
                .toList();
    }

    private static String leftover(Step step, Known known) {
        return "The instance " + known.instance() + " of " + step.role()
                + " is no longer named in slipway.yaml and still runs"
                + " the part of '" + step.owner() + "'. Take out there what is tagged '" + RoleText.tag(step.owner())
                + "', or name it again and run: slipway app uninstall " + step.owner();
    }

    /** What an instance runs of the owner; something else than either where somebody has changed its text by hand. */
    public Optional<String> runs(RoleName role, String owner, PipelineTarget target)
            throws TargetProblem, InterruptedException {
        var known = instances.find(role, target.name());
        if (known.isEmpty()) return Optional.empty();
        var part = Optional.ofNullable(known.get().parts().get(owner));
        if (known.get().pending()) return part;
        var digest = TextDigest.of(target.read());
        return digest.equals(known.get().digest()) ? part : Optional.of("changed by hand: " + digest);
    }

    /** What is in the way, or lacking; see {@link Conflicts}. */
    public List<Fault> conflicts(Step step, Optional<JsonNode> wanted, boolean withReserved)
            throws InterruptedException {
        return new Neighbours(parts, instances, targets, requires).conflicts(step, wanted, withReserved);
    }

    /** All that speaks against a change before anything is done, asked of the live world too. */
    public List<Fault> faults(Step step, Optional<JsonNode> wanted) throws InterruptedException {
        var faults = new ArrayList<Fault>();
        boolean isLost = wanted.isPresent() && targets.of(step.role()).isEmpty();
        if (isLost)
            faults.add(PipelineFaults.noInstance(
                    step.role(), targets.roles(step.role().service())));
        faults.addAll(hindrances(step));
        faults.addAll(conflicts(step, wanted, false));
        if (!faults.isEmpty() || wanted.isEmpty()) return faults;
        if (validate(step, wanted) instanceof Verdict.Wrong wrong)
            faults.add(PipelineFaults.invalid(step.role(), wrong.why()));
        return faults;
    }

    /** Instances that cannot be reached, or were changed by hand. */
    private List<Fault> hindrances(Step step) throws InterruptedException {
        var faults = new ArrayList<Fault>();
        for (var target : targets.of(step.role()))
            try {
                change(step, target, parts.current(step.role())).look();
            } catch (TargetProblem hindered) {
                faults.add(PipelineFaults.refuses(step.role(), target.name(), hindered.sentence()));
            }
        return faults;
    }

    /** The whole text that an instance would run. */
    private Optional<String> textWith(Step step, PipelineTarget target, Optional<JsonNode> wanted)
            throws TargetProblem, InterruptedException {
        return change(step, target, with(step, wanted)).text();
    }

    /** What the service's own program says, asked with the text of the first instance that has one. */
    public Verdict validate(Step step, Optional<JsonNode> wanted) throws InterruptedException {
        for (var target : targets.of(step.role()))
            try {
                var text = textWith(step, target, wanted);
                if (text.isPresent()) return targets.validate(step.role(), target.fileName(), text.get());
            } catch (TargetProblem unreadable) {
                return new Verdict.Wrong(unreadable.sentence());
            }
        return new Verdict.NobodyToAsk();
    }
}
