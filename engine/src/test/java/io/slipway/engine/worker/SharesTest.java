package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.worker.Shares.Share;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void aRunAloneIsNotHeldDown() {
        assertThat(Shares.of(List.of("a"), Map.of("a", 30), 32, 1)).isEmpty();
    }

    @Test
    void whoHasLessThanAnEqualPartComesFirstUpToThatPart() {
        assertThat(Shares.of(List.of("old", "new"), Map.of("old", 31), 32, 1)).containsExactly(new Share("new", 16));
    }

    @Test
    void olderRunsComeFirst() {
        assertThat(Shares.of(List.of("old", "new"), Map.of(), 32, 1))
                .extracting(Share::run)
                .containsExactly("old", "new");
    }

    @Test
    void ofVeryManyRunsEachIsAskedInTurn() {
        var runs = IntStream.range(0, 100).mapToObj(i -> "run-" + i).toList();
        var asked = new HashSet<String>();
        for (int turn = 0; turn < 13; turn++)
            Shares.of(runs, Map.of(), 32, turn).forEach(share -> asked.add(share.run()));

        assertThat(asked).containsAll(runs);
    }
}
