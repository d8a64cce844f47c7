package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.TaskContext;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts of others, as they are: planned, installed, left alone and taken away, so that nothing is left. Reads each folder
 * of {@code -Dslipway.charts=FOLDER} as a chart. Nothing is waited for: their images are nowhere.
 */
@Tag("long")
@WithCluster
@EnabledIfSystemProperty(named = "slipway.charts", matches = ".+")
class PublicChartsIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TestFactory
    Stream<DynamicTest> eachIsInstalledLeftAloneAndTakenAway(Cluster cluster, @TempDir Path temp) throws IOException {
        var bench = new HelmBench(cluster, temp);
        try (var folders = Files.list(Path.of(System.getProperty("slipway.charts")))) {
            return folders.filter(folder -> Files.exists(folder.resolve(ChartManifest.FILE))).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            String.valueOf(folder.getFileName()), () -> new Visit(bench, folder).tell()))
                    .onClose(bench::close);
        }
    }

    private record Visit(HelmBench bench, Path folder) {

        private String name() {
            return String.valueOf(folder.getFileName());
        }

        private TaskContext task(String run, Direction direction) {
            var spec = "{'chart': '%s', 'release': '%s', 'wait': false}".formatted(name(), name());
            var parent = folder.resolve("..").normalize();
            var room = new TestRoom(parent, bench.temp.resolve("try-" + name()), bench.room.lines());
            return bench.task(run, direction, spec, bench.namespace, LIMIT, room);
        }

        void tell() throws Exception {
            var snapshot = new ClusterSnapshot(bench.client, bench.namespace);
            var before = snapshot.objects();
            var task = task("first", Direction.DO);
            var record = bench.delegate.record(task);
            var plan = bench.delegate.plan(task);
            var outcome = bench.delegate.run(task);
            if (outcome instanceof Outcome.Done) leftAlone();
            var there = snapshot.objects();
            var undone = bench.delegate.undo(task("first", Direction.UNDO), record);
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(plan.kind()).as(plan.what()).isEqualTo(Change.Kind.CREATE);
            assertThat(there).hasSizeGreaterThan(before.size());
            assertThat(undone).isInstanceOf(Outcome.Done.class);
            nothingIsLeft(
                    snapshot,
                    before,
                    String.valueOf(((Outcome.Done) undone).outputs().get("left")));
        }

        private void leftAlone() throws InterruptedException {
            var release = new io.slipway.engine.release.ReleaseRef("test", bench.namespace, name());
            assertThat(bench.delegate.run(task("second", Direction.DO))).isInstanceOf(Outcome.Done.class);
            assertThat(bench.releases.history(release).revisions()).hasSize(1);
            assertThat(bench.delegate.plan(task("third", Direction.DO)).kind()).isEqualTo(Change.Kind.KEEP);
        }

        /** But what was told to stay. */
        private void nothingIsLeft(ClusterSnapshot snapshot, Set<String> before, String told) throws Exception {
            var left = new TreeSet<String>();
            var end = Instant.now().plusSeconds(30);
            do {
                left.clear();
                left.addAll(snapshot.objects());
                left.removeAll(before);
                left.removeIf(one -> told.contains(one.substring(one.indexOf(' ') + 1)));
            } while (!left.isEmpty() && Instant.now().isBefore(end));
            assertThat(left).isEmpty();
        }
    }
}
