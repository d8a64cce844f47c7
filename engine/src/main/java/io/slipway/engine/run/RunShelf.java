package io.slipway.engine.run;

import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.Assigning;
import io.slipway.engine.values.Masking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of the day are made from, in memory: packages read, expressions compiled, values decrypted. All of it can be
 * had again from the store, so a restart costs a little time and nothing else.
 */
public final class RunShelf implements RunMaterials {

    private static final int MOST = 100;

    private record Round(String run, int round) {}

    private final PackageShelf packages;
    private final RunValues values;
    private final Map<Round, Material> rounds = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Assigning> assignings = new LinkedHashMap<>(16, 0.75f, true);

    public RunShelf(PackageShelf packages, RunValues values) {
        this.packages = packages;
        this.values = values;
    }

    @Override
    public Optional<TaskGraph> graphOf(Run run) {
        return packages.graphIfThere(run.subject().digest());
    }

    @Override
    public Material of(Run run) {
        synchronized (rounds) {
            return rounds.computeIfAbsent(new Round(run.id(), run.round()), round -> make(run));
        }
    }

    private Material make(Run run) {
        if (rounds.size() >= MOST) rounds.remove(rounds.keySet().iterator().next());
        var subject = run.subject();
        var graph = packages.graph(subject.digest());
        var filled = values.of(graph, String.valueOf(run.valuesId()), run.globalRevision(), subject.bare());
        return new Material(
                graph,
                assigning(subject.digest(), graph),
                filled.inputs(),
                packages.files(subject.digest()),
                filled.secrets(),
                Masking.of(filled.secrets()));
    }

    private Assigning assigning(String digest, TaskGraph graph) {
        if (assignings.size() >= MOST)
            assignings.remove(assignings.keySet().iterator().next());
        return assignings.computeIfAbsent(digest, unknown -> new Assigning(graph));
    }
}
