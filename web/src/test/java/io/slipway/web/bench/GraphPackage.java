package io.slipway.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A package of tasks that do nothing, or wait for a time, in one of the shapes that graphs have.
 *
 * @param edges which task waits for which, by number: a row of two each
 * @param idealMillis how long it takes at the least, when 20 tasks run at once and nothing else takes time
 */
record GraphPackage(String name, int tasks, List<int[]> edges, int waitMillis, int idealMillis) {

    /** Layers of equal width; each task waits for two of the layer before. */
    static GraphPackage layered(String name, int layers, int width, int waitMillis) {
        var random = new Random(11);
        var edges = new ArrayList<int[]>();
        for (int task = width; task < layers * width; task++) {
            int layer = (task / width - 1) * width;
            int one = random.nextInt(width);
            int other = (one + 1 + random.nextInt(width - 1)) % width;
            edges.add(new int[] {layer + one, task});
            edges.add(new int[] {layer + other, task});
        }
        int rounds = layers * ((width + 19) / 20);
        return new GraphPackage(name, layers * width, edges, waitMillis, rounds * waitMillis);
    }

    static GraphPackage fanOut(String name, int tasks) {
        return new GraphPackage(name, tasks, List.of(), 0, 0);
    }

    static GraphPackage chain(String name, int tasks) {
        var edges = new ArrayList<int[]>();
        for (int task = 1; task < tasks; task++) edges.add(new int[] {task - 1, task});
        return new GraphPackage(name, tasks, edges, 0, 0);
    }

    /** The first before all others, the last after them. */
    static GraphPackage diamond(String name, int tasks, int waitMillis) {
        var edges = new ArrayList<int[]>();
        for (int task = 1; task < tasks - 1; task++) {
            edges.add(new int[] {0, task});
            edges.add(new int[] {task, tasks - 1});
        }
        int rounds = 2 + (tasks - 2 + 19) / 20;
        return new GraphPackage(name, tasks, edges, waitMillis, rounds * waitMillis);
    }

    String yaml() {
        var yaml = new StringBuilder("kind: TaskPackage\nname: " + name + "\nversion: 1.0.0\ntasks:\n");
        var spec = waitMillis == 0 ? "" : ", spec: {wait: " + waitMillis + "ms}";
        for (int task = 0; task < tasks; task++)
            yaml.append("  - {id: t")
                    .append(task)
                    .append(", type: noop")
                    .append(spec)
                    .append("}\n");
        if (!edges.isEmpty()) yaml.append("edges:\n");
        for (var edge : edges) yaml.append("  - {from: t%d, to: t%d}\n".formatted(edge[0], edge[1]));
        return yaml.toString();
    }

    /** The same as rules of make. */
    String makefile() {
        var all = new StringBuilder("all:");
        var rules = new StringBuilder();
        for (int task = 0; task < tasks; task++) {
            all.append(" t").append(task);
            rules.append("t%d:\n\t@sleep %d.%03d\n".formatted(task, waitMillis / 1000, waitMillis % 1000));
        }
        for (var edge : edges) rules.append("t%d: t%d\n".formatted(edge[1], edge[0]));
        return all + "\n" + rules;
    }
}
