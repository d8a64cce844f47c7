package io.slipway.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.UndoRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoopDelegateTest {

    private final NoopDelegate noop = new NoopDelegate();
    private final TestRoom room = TestRoom.in(Path.of("unused"));

    @Test
    void itAnswersWhatItIsGiven() throws Exception {
        assertThat(noop.run(room.task("{'outputs': {'endpoint': 'db:5432'}}")))
                .isEqualTo(new Outcome.Done(Map.of("endpoint", TextNode.valueOf("db:5432"))));
        assertThat(noop.templates().isTemplate(List.of("outputs", "endpoint"))).isTrue();
    }

    @Test
    void itTakesItsTime() throws Exception {
        long begin = System.nanoTime();
        noop.run(room.task("{'wait': '120ms'}"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void nothingIsEverLeftOfIt() {
        var task = room.task("{}");
        assertThat(noop.probe(task, UndoRecord.NOTHING)).isEqualTo(new Probe.Absent());
        assertThat(noop.undo(task, UndoRecord.NOTHING)).isEqualTo(Outcome.done());
    }

    @Test
    void aTimeThatIsNoneCountsAsNotWritten() {
        assertThat(SpecTime.read(TextNode.valueOf("soon"), Duration.ofSeconds(1)))
                .hasSeconds(1);
        assertThat(SpecTime.read(TextNode.valueOf("2m"), Duration.ZERO)).hasMinutes(2);
    }
}
