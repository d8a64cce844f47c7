package io.slipway.engine.run;

import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.Assigning;
import io.slipway.engine.values.Masking;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the runs of the day are made from, in memory: packages read, expressions compiled, values decrypted. All of it can be
 * had again from the store, so a restart costs a little time and nothing else.
 */
public final class RunShelf implements RunMaterials {

    private static final int MOST = 100;

    private record Round(String run, int round) {}

    private final PackageShelf packages;
    private final RunValues values;
    private final Function<String, Optional<String>> drawings;
    private final RunTokens tokens;
    private final Map<Round, Material> rounds = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Assigning> assignings = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param drawings the tasks of an edited graph, by digest
     * @param tokens the run's own is one of its secrets
     */
    public RunShelf(
            PackageShelf packages, RunValues values, Function<String, Optional<String>> drawings, RunTokens tokens) {
        this.packages = packages;
        this.values = values;
        this.drawings = drawings;
        this.tokens = tokens;
    }

    @Override
    public Optional<TaskGraph> graphOf(Run run) {
        var digest = run.subject().digest();
        return packages.graphIfThere(digest)
                .map(own -> edited(run).orElseGet(() -> run.subject().ordered(own)));
    }

    /** The tasks as a designer has drawn them, where the run goes by those. */
    private Optional<TaskGraph> edited(Run run) {
        return Optional.ofNullable(run.graphs().editedTasks())
                .flatMap(drawings)
                .map(tasks -> packages.graph(run.subject().digest(), tasks));
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
        var graph = edited(run).orElseGet(() -> subject.ordered(packages.graph(subject.digest())));
        var filled = values.of(graph, String.valueOf(run.valuesId()), run.globalRevision(), subject.bare());
        var secrets = new HashSet<>(filled.secrets());
        secrets.add(tokens.of(run.id(), run.round()));
        return new Material(
                graph,
                assigning(
                        subject.digest() + " " + graph.taskPackage().name() + " "
                                + run.graphs().editedTasks(),
                        graph),
                filled.inputs(),
                packages.files(subject.digest()),
                secrets,
                Masking.of(secrets));
    }

    private Assigning assigning(String key, TaskGraph graph) {
        if (assignings.size() >= MOST)
            assignings.remove(assignings.keySet().iterator().next());
        return assignings.computeIfAbsent(key, unknown -> new Assigning(graph));
    }
}
