package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.site.Cluster;
import io.slipway.engine.site.Targets;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.yaml.DocumentReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownClustersTest {

    private record Type(String name, JsonNode schema) implements TaskType {

        static Type of(String name, String schema) {
            return new Type(
                    name,
                    new DocumentReader()
                            .read("schema.yaml", schema)
                            .root()
                            .orElseThrow()
                            .json());
        }

        @Override
        public Outcome run(TaskContext task) {
            return Outcome.done();
        }

        @Override
        public Outcome undo(TaskContext task, UndoRecord before) {
            return Outcome.done();
        }

        @Override
        public Probe probe(TaskContext task, UndoRecord before) {
            return new Probe.Absent();
        }
    }

    private static final TaskTypes TYPES = new TaskTypes(List.of(
            Type.of("chart", "{type: object, properties: {target: {type: string, x-place: cluster}}}"),
            Type.of("script", "{type: object, properties: {target: {type: string}}}")));

    private static String said(Map<String, Cluster> clusters, String target, String tasks) {
        var read = new PackageReader(TYPES.all())
                .read(
                        new DocumentReader().read("package.yaml", "name: shop\nversion: 1.0.0\ntasks: " + tasks + "\n"),
                        new TreeSet<>());
        return new KnownClusters(new Targets<>(clusters), TYPES)
                .check(TaskGraph.of(read.orThrow()), target)
                .render();
    }

    private static Map<String, Cluster> clusters(String... names) {
        var all = new TreeMap<String, Cluster>();
        for (var name : names) all.put(name, new Cluster(name, Optional.empty(), Optional.empty(), false));
        return all;
    }

    private static final String CHART = "[{id: db, type: chart}]";

    @Test
    void aClusterThatTheSiteNamesIsGood() {
        assertThat(said(clusters("prod", "test"), "prod", CHART)).isEmpty();
        assertThat(said(clusters("prod", "test"), "test/shop", CHART)).isEmpty();
        assertThat(said(clusters("prod"), "", CHART)).isEmpty();
        assertThat(said(clusters(), "", CHART)).isEmpty();
        assertThat(said(clusters(), "/shop", CHART)).isEmpty();
    }

    @Test
    void aClusterThatNobodyKnowsIsNamedWithThoseThatThereAre() {
        assertThat(said(clusters("prod", "test"), "prd/shop", CHART))
                .contains("RUN-CLUSTER There is no cluster \"prd\" here, which the target \"prd/shop\" of the run"
                        + " names and task \"db\" needs; slipway.yaml names prod, test.");
        assertThat(said(clusters(), "prod", CHART)).contains("slipway.yaml names none");
    }

    @Test
    void aTasksOwnClusterIsLookedForToo() {
        assertThat(said(clusters("prod"), "prod", "[{id: db, type: chart, spec: {target: old}}]"))
                .startsWith("package.yaml:3:")
                .contains("RUN-CLUSTER There is no cluster \"old\" here, on which task \"db\" is to work");
        assertThat(said(clusters("prod"), "nowhere", "[{id: db, type: chart, spec: {target: prod}}]"))
                .isEmpty();
    }

    @Test
    void amongSeveralOneHasToBeMeant() {
        assertThat(said(clusters("prod", "test"), "", CHART))
                .contains("Nothing says on which cluster task \"db\" is to work: slipway.yaml names prod, test")
                .contains("--target prod");
    }

    @Test
    void aNamespaceThatCannotBeIsTold() {
        assertThat(said(clusters("prod"), "prod/My_Shop", CHART))
                .contains("names no namespace that can be: \"My_Shop\"");
    }

    @Test
    void toTasksOnNoClusterATargetIsOnlyAName() {
        assertThat(said(clusters("prod"), "the cellar", "[{id: a, type: script, spec: {target: x}}]"))
                .isEmpty();
    }
}
