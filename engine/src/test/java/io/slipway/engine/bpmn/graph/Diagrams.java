package io.slipway.engine.bpmn.graph;

import io.slipway.engine.graph.Dag;
import io.slipway.engine.graph.Dag.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Diagrams to try things on. */
final class Diagrams {

    private Diagrams() {}

    static DiagramTask task(String id) {
        return new DiagramTask(
                id,
                "shell",
                id.replace('-', ' '),
                "Does " + id + ".",
                Map.of("spec.run", "scripts/" + id + ".sh"),
                true);
    }

    /** {@code "a>b b>c"} and further names without edges. */
    static TaskDiagram of(String names, String edges) {
        return of(
                words(names).toList(),
                words(edges)
                        .map(edge -> new Edge(edge.split(">")[0], edge.split(">")[1]))
                        .toList());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }

    static TaskDiagram of(List<String> names, List<Edge> edges) {
        return new TaskDiagram(
                "shop",
                "1.2.0",
                Dag.of(names, edges),
                names.stream().map(Diagrams::task).toList());
    }

    static TaskDiagram diamond() {
        return of(
                "database schema cache shop smoke-test",
                "database>schema database>cache schema>shop cache>shop shop>smoke-test");
    }

    /** What a shop of 20 tasks could look like. */
    static TaskDiagram install() {
        return of("""
                namespace certificates kafka topics database database-users schema cache search search-index mail
                gateway catalogue orders payment accounts frontend vector dashboards smoke-test
                """, """
                namespace>certificates namespace>kafka namespace>database namespace>cache namespace>search namespace>mail
                kafka>topics database>database-users database-users>schema search>search-index schema>search-index
                topics>orders schema>orders schema>catalogue cache>catalogue search-index>catalogue
                orders>payment certificates>payment mail>accounts schema>accounts certificates>gateway
                catalogue>frontend payment>frontend accounts>frontend gateway>frontend kafka>vector vector>dashboards
                frontend>smoke-test
                """);
    }

    /** Everything of a layer waits for some of the layer before. */
    static TaskDiagram layered(int layers, int width, int waitsFor, Random random) {
        var names = IntStream.range(0, layers * width)
                .mapToObj(i -> "t" + i / width + "-" + i % width)
                .toList();
        var edges = new ArrayList<Edge>();
        for (int i = width; i < names.size(); i++) {
            for (int k = 0; k < waitsFor; k++) {
                int near = Math.floorMod(i % width + random.nextInt(5) - 2, width);
                edges.add(new Edge(names.get((i / width - 1) * width + near), names.get(i)));
            }
        }
        return of(names, edges);
    }

    /** Anything: edges over any distance, tasks on their own, wide and narrow. */
    static TaskDiagram random(int size, double edgesEach, Random random) {
        var names = IntStream.range(0, size).mapToObj(i -> "t" + i).toList();
        var edges = new ArrayList<Edge>();
        for (int i = 0; size > 1 && i < size * edgesEach; i++) {
            int to = 1 + random.nextInt(size - 1);
            edges.add(new Edge(names.get(random.nextInt(to)), names.get(to)));
        }
        return of(names, edges);
    }

    /** Two chains, and from each of the first a line far over to the other: as many long lines as there can be. */
    static TaskDiagram ladder(int length) {
        var names = IntStream.range(0, 2 * length)
                .mapToObj(i -> (i % 2 == 0 ? "a" : "b") + i / 2)
                .toList();
        var edges = new ArrayList<Edge>();
        for (int i = 1; i < length; i++) {
            edges.add(new Edge("a" + (i - 1), "a" + i));
            edges.add(new Edge("b" + (i - 1), "b" + i));
            if (i >= length / 2) edges.add(new Edge("a" + (i - length / 2), "b" + i));
        }
        return of(names, edges);
    }
}
