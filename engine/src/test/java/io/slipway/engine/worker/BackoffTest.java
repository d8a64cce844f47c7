package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.AttemptState;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Tries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static Backoff of(Direction direction, Tries tries) {
        var key = new TaskKey("run", 1, "t", direction);
        return Backoff.of(new Attempt(key, 1, 1, AttemptState.STARTED, false, 1, false), tries);
    }

    @Test
    void eachWaitIsTwiceTheLastAndNeverMoreThanFiveMinutes() {
        var backoff = of(Direction.DO, new Tries(20, Duration.ofSeconds(2)));

        assertThat(backoff.waitAfter(1)).isBetween(Duration.ofMillis(1_600), Duration.ofSeconds(2));
        assertThat(backoff.waitAfter(3)).isBetween(Duration.ofMillis(6_400), Duration.ofSeconds(8));
        assertThat(backoff.waitAfter(19)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    @Test
    void doingIsTriedAsOftenAsThePackageSaysAndPuttingBackThreeTimesAtLeast() {
        assertThat(of(Direction.DO, Tries.ONE).hasAnotherAfter(1)).isFalse();
        assertThat(of(Direction.UNDO, Tries.ONE).hasAnotherAfter(2)).isTrue();
        assertThat(of(Direction.UNDO, Tries.ONE).hasAnotherAfter(3)).isFalse();
        assertThat(of(Direction.UNDO, Tries.ONE).waitAfter(1)).isGreaterThan(Duration.ofMillis(500));
    }
}
