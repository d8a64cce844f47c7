package io.slipway.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.graph.Dag.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DagTest {

    /** {@code "a>b b>c"} and further names without edges. */
    private static Dag dag(String names, String edges) {
        return Dag.of(
                List.of(names.split(" ")),
                Stream.of(edges.split(" "))
                        .filter(edge -> !edge.isEmpty())
                        .map(edge -> new Edge(edge.split(">")[0], edge.split(">")[1]))
                        .toList());
    }

    @Test
    void neighboursKeepTheOrderInWhichTheyWereGiven() {
        var dag = dag("a b c d", "a>d a>b a>c a>b");

        assertThat(dag.after("a")).containsExactly("d", "b", "c");
        assertThat(dag.before("b")).containsExactly("a");
        assertThat(dag.edges()).hasSize(3);
    }

    @Test
    void aCircleIsToldWhole() {
        assertThat(dag("a b c d e", "a>b b>c c>d d>b d>e").circle()).hasValueSatisfying(circle -> {
            assertThat(circle).containsExactlyInAnyOrder("b", "c", "d");
            assertThat(circle.get((circle.indexOf("b") + 1) % 3)).isEqualTo("c");
        });
        assertThat(dag("a", "a>a").circle()).contains(List.of("a"));
        assertThat(dag("a b", "a>b").circle()).isEmpty();
        assertThatThrownBy(() -> dag("a b", "a>b b>a").layers()).hasMessageContaining("circle");
    }

    @Test
    void whatALongerWaySaysAlreadyNeedsNoEdge() {
        assertThat(dag("a b c d", "a>b b>c a>c c>d a>d b>d").reduced().edges())
                .containsExactly(new Edge("a", "b"), new Edge("b", "c"), new Edge("c", "d"));
        assertThat(dag("a b c d", "a>b a>c b>d c>d").reduced().edges()).hasSize(4);
    }

    @Test
    void theReverseTurnsEveryEdge() {
        assertThat(dag("a b c", "a>b a>c").reversed().edges()).containsExactly(new Edge("b", "a"), new Edge("c", "a"));
    }

    @Test
    void layersAreTheLengthOfTheLongestWayThere() {
        assertThat(dag("a b c d", "a>b b>c a>c").layers())
                .containsEntry("a", 0)
                .containsEntry("c", 2)
                .containsEntry("d", 0);
    }

    @Test
    void everythingBeforeIsFoundOnce() {
        assertThat(dag("a b c d e", "a>b a>c b>d c>d").allBefore("d")).containsExactly("b", "c", "a");
    }

    @Test
    void pairsWithoutOrderAreExactlyThoseOfWhichTheFirstIsNotBefore() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int size = 2 + random.nextInt(150);
            var edges = new ArrayList<Edge>();
            for (int i = 0; i < 2 * size; i++) {
                int to = 1 + random.nextInt(size - 1);
                edges.add(new Edge("n" + random.nextInt(to), "n" + to));
            }
            var dag = Dag.of(IntStream.range(0, size).mapToObj(i -> "n" + i).toList(), edges);
            var pairs = dag.names().stream()
                    .flatMap(from -> dag.names().stream().map(to -> new Edge(from, to)))
                    .toList();

            assertThat(dag.withoutOrder(pairs))
                    .as("seed " + seed + ", " + edges)
                    .containsExactlyElementsOf(pairs.stream()
                            .filter(pair -> !dag.allBefore(pair.to()).contains(pair.from()))
                            .toList());
        }
    }

    @Test
    void aReducedGraphAllowsExactlyTheSameOrders() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int size = 2 + random.nextInt(12);
            var edges = new ArrayList<Edge>();
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) if (random.nextInt(3) == 0) edges.add(new Edge("n" + i, "n" + j));
            }
            var dag = Dag.of(IntStream.range(0, size).mapToObj(i -> "n" + i).toList(), edges);
            var reduced = dag.reduced();

            for (var name : dag.names()) {
                assertThat(Set.copyOf(reduced.allBefore(name)))
                        .as("seed " + seed + ", " + edges)
                        .isEqualTo(Set.copyOf(dag.allBefore(name)));
            }
            for (var edge : reduced.edges()) {
                var others = new HashSet<>(reduced.edges());
                others.remove(edge);
                assertThat(Dag.of(dag.names(), List.copyOf(others)).allBefore(edge.to()))
                        .as("seed " + seed + ", " + edge + " is needed")
                        .doesNotContain(edge.from());
            }
        }
    }

    @Test
    void tenThousandNamesInLayersAreReducedInASecond() {
        var names = IntStream.range(0, 10_000).mapToObj(i -> "n" + i).toList();
        var edges = new ArrayList<Edge>();
        for (int i = 100; i < 10_000; i++) {
            int layerBefore = (i / 100 - 1) * 100;
            for (int back = 0; back < 3; back++)
                edges.add(new Edge("n" + (layerBefore + (i + 37 * back) % 100), "n" + i));
            // And one that says nothing new: from two layers before, over the first of those three.
            if (i >= 200) edges.add(new Edge("n" + (layerBefore - 100 + i % 100), "n" + i));
        }
        var start = System.nanoTime();
        var reduced = Dag.of(names, edges).reduced();
        var seconds = (System.nanoTime() - start) / 1e9;

        assertThat(reduced.edges()).hasSize(3 * 9_900);
        assertThat(seconds).as("seconds").isLessThan(5);
    }
}
