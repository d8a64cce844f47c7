package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.values.RunInputs;
import java.util.Optional;

/** What people are told of a package's values before a run (TR-5, TR-6), and of a run's afterwards (TR-23). */
public final class ConfigDesk {

    private final RunBook runs;
    private final PackageShelf packages;
    private final GraphsInForce graphs;
    private final RunMaterials materials;
    private final RunValues values;

    public ConfigDesk(
            RunBook runs, PackageShelf packages, GraphsInForce graphs, RunMaterials materials, RunValues values) {
        this.runs = runs;
        this.packages = packages;
        this.graphs = graphs;
        this.materials = materials;
        this.values = values;
    }

    /**
     * Whether a run on this target would take these values: its mode and versions decide with which schemas.
     *
     * @param given JSON, or an id under which values were kept; nothing where nothing was filled in
     * @return the values with the defaults, the secrets covered
     */
    public Checked<JsonNode> check(String reference, Optional<String> given, String target) {
        var graph = graphs.of(packages.digestOf(reference)).graph();
        var name = graph.taskPackage().name();
        var version = graph.taskPackage().version().toString();
        var before = VersionRecord.of(version, runs.endedOf(name, target));
        return values.check(graph, given, RunInputs.bare(before.mode(), before.fromVersion(), version, target));
    }

    /**
     * What a run was done with.
     *
     * @param digest of the package
     * @param globalRevision of the global config, as it was when the run was opened
     * @param values with the defaults, the secrets covered
     */
    public record Used(
            String run,
            int round,
            String startedBy,
            String digest,
            String name,
            String version,
            String target,
            String mode,
            String fromVersion,
            int globalRevision,
            JsonNode values) {}

    public Used used(String id) {
        var run = runs.get(id);
        var subject = run.subject();
        var graph = materials.graphOf(run).orElseThrow(() -> gone(run));
        return new Used(
                id,
                run.round(),
                run.startedBy(),
                subject.digest(),
                subject.name(),
                subject.version(),
                subject.target(),
                subject.mode(),
                subject.fromVersion(),
                run.globalRevision(),
                values.shown(graph, String.valueOf(run.valuesId()), run.globalRevision(), subject.bare()));
    }

    /** Without its schemas nobody knows what of the values is secret. */
    private static RunProblem gone(Run run) {
        return new RunProblem(
                RunProblem.Kind.CONFLICT,
                "The package of the run '" + run.id()
                        + "' was removed, so nobody can tell what of its values is secret. Push it again to see them.");
    }
}
