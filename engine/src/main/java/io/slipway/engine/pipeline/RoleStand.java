package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.pipeline.PipelineRoles.Step;
import io.slipway.engine.task.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How far the part of an owner has come onto the instances of its role. */
public final class RoleStand {

    /** Asks instances, which may be away or be stopped at it. */
    public interface Asking<T> {
        T go() throws TargetProblem, InterruptedException;
    }

    private final PipelineRoles roles;
    private final Step step;

    public RoleStand(PipelineRoles roles, Step step) {
        this.roles = roles;
        this.step = step;
    }

    /** After a crash: by the part in force and by each instance. */
    public Probe probe(Optional<JsonNode> before, Optional<JsonNode> after, Map<String, JsonNode> outputs) {
        try {
            return asking(() -> judge(stands(), digest(before), digest(after), outputs));
        } catch (InstallProblem away) {
            return new Probe.Unknown(away.sentence());
        }
    }

    private static Optional<String> digest(Optional<JsonNode> content) {
        return content.map(one -> new Part("", "", one).digest());
    }

    private List<Optional<String>> stands() throws TargetProblem, InterruptedException {
        var stands = new ArrayList<Optional<String>>();
        stands.add(roles.parts().current(step.role(), step.owner()).map(Part::digest));
        for (var target : roles.targets().of(step.role())) stands.add(roles.runs(step.role(), step.owner(), target));
        return stands;
    }

    private Probe judge(
            List<Optional<String>> stands,
            Optional<String> before,
            Optional<String> after,
            Map<String, JsonNode> outputs) {
        if (stands.stream().allMatch(one -> Objects.equals(one, after))) return new Probe.Present(outputs);
        if (stands.stream().allMatch(one -> Objects.equals(one, before))) return new Probe.Absent();
        boolean isOurs = stands.stream().allMatch(one -> one.equals(before) || one.equals(after));
        if (isOurs) return new Probe.Partly();
        return new Probe.Unknown("An instance of " + step.role()
                + " is neither as it was found nor as it was to become:" + " somebody else has changed it.");
    }

    /** For those who cannot be stopped: the interrupt is kept, and the asking is over. */
    public static <T> T asking(Asking<T> work) {
        try {
            return work.go();
        } catch (TargetProblem problem) {
            throw new InstallProblem(problem.sentence(), problem.isRetryable());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InstallProblem("Asking the instances was stopped.", true);
        }
    }
}
