package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Revision;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What happens to one chart in two versions, as a release of its own. */
final class ChartStory {

    private final HelmBench bench;
    private final String kind;
    private final TestRoom room;

    ChartStory(HelmBench bench, String kind) {
        this.bench = bench;
        this.kind = kind;
        var shared = bench.room;
        this.room = new TestRoom(shared.packageFiles(), bench.temp.resolve("try-" + kind), shared.lines());
    }

    /** What stays when it is gone. */
    String installAndTakeAway() throws InterruptedException {
        var before = bench.delegate.record(task(Direction.DO, "first", 1));
        done("first", 1);
        assertThat(objects()).as(kind).containsKey("ConfigMap " + kind + "-v1");
        var undone = undo("first", 1, before);
        assertThat(objects()).as(kind + " is gone").isEmpty();
        assertThat(bench.releases.history(release()).revisions()).as(kind).isEmpty();
        return String.valueOf(undone.outputs().get("left"));
    }

    /** Left alone when nothing changed, upgraded, and put back. */
    Map<String, JsonNode> installAndUpgrade() throws InterruptedException {
        done("second", 1);
        var objects = objects();
        done("third", 1);
        assertThat(latest().number()).as(kind + " is left alone").isEqualTo(1);
        var before = bench.delegate.record(task(Direction.DO, "fourth", 2));
        done("fourth", 2);
        var upgraded = objects();
        assertThat(upgraded)
                .as(kind)
                .containsKey("ConfigMap " + kind + "-v2")
                .doesNotContainKey("ConfigMap " + kind + "-v1");
        undo("fourth", 2, before);
        assertThat(objects()).as(kind + " is put back").isEqualTo(objects);
        assertThat(latest().number()).as(kind).isEqualTo(3);
        return upgraded;
    }

    private void done(String run, int version) throws InterruptedException {
        assertThat(bench.delegate.run(task(Direction.DO, run, version)))
                .as(kind + " " + run)
                .isInstanceOf(Outcome.Done.class);
    }

    private Outcome.Done undo(String run, int version, UndoRecord before) throws InterruptedException {
        var outcome = bench.delegate.undo(task(Direction.UNDO, run, version), before);
        assertThat(outcome).as(kind + " " + run).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    TaskContext task(Direction direction, String run, int version) {
        return task(direction, run, version, "red");
    }

    TaskContext task(Direction direction, String run, int version, String color) {
        var spec =
                "{'chart': '%s-v%d', 'release': '%s', 'values': {'color': '%s'}}".formatted(kind, version, kind, color);
        return bench.task(run, direction, spec, bench.namespace, Duration.ofSeconds(60), room);
    }

    ReleaseRef release() {
        return new ReleaseRef("test", bench.namespace, kind);
    }

    private Revision latest() {
        return bench.releases.history(release()).latest().orElseThrow();
    }

    /** All begin with the release's name; hooks that stay are Helm's business, and new ones at each revision. */
    Map<String, JsonNode> objects() {
        var own = new TreeMap<>(bench.objects());
        own.keySet().removeIf(name -> !name.contains(" " + kind) || name.contains("-hook"));
        return own;
    }

    JsonNode object(Map<String, JsonNode> objects, String name) {
        return Objects.requireNonNull(objects.get(name), name);
    }
}
