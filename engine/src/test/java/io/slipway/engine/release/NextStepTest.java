package io.slipway.engine.release;

import static io.slipway.engine.release.ReleaseState.DEPLOYED;
import static io.slipway.engine.release.ReleaseState.FAILED;
import static io.slipway.engine.release.ReleaseState.PENDING_INSTALL;
import static io.slipway.engine.release.ReleaseState.PENDING_ROLLBACK;
import static io.slipway.engine.release.ReleaseState.PENDING_UPGRADE;
import static io.slipway.engine.release.ReleaseState.SUPERSEDED;
import static io.slipway.engine.release.ReleaseState.UNINSTALLED;
import static io.slipway.engine.release.ReleaseState.UNINSTALLING;
import static io.slipway.engine.release.ReleaseState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NextStepTest {

    private static final ReleaseRef RELEASE = new ReleaseRef("prod", "shop", "db");
    private static final Wanted WANTED = new Wanted("chart-1", "values-1");
    private static final Instant SINCE = Instant.parse("2026-11-01T10:00:00Z");

    private static final Optional<Marks> SAME = Optional.of(new Marks("run-1/1/db", "chart-1", "values-1", 0));
    private static final Optional<Marks> OTHER_CHART = Optional.of(new Marks("run-1/1/db", "chart-2", "values-1", 0));
    private static final Optional<Marks> OTHER_VALUES = Optional.of(new Marks("run-1/1/db", "chart-1", "values-2", 0));
    private static final Optional<Marks> BACK = Optional.of(new Marks("run-1/1/db", "chart-1", "values-1", 1));
    private static final Optional<Marks> NONE = Optional.empty();

    private static Revision revision(int number, ReleaseState state, Optional<Marks> marks) {
        return new Revision(number, state, "db-1.0.0", "", SINCE, marks, false);
    }

    private static History history(Optional<Marks> marks, ReleaseState... states) {
        return new History(IntStream.range(0, states.length)
                .mapToObj(i -> revision(i + 1, states[i], marks))
                .toList());
    }

    private static NextStep next(History history, Ours ours) {
        return NextStep.of(RELEASE, history, WANTED, ours);
    }

    private static Ours made(int... numbers) {
        return new Ours(Set.copyOf(IntStream.of(numbers).boxed().toList()), Set.of());
    }

    private static Ours removing(int number) {
        return new Ours(Set.of(number), Set.of(number));
    }

    static Stream<Arguments> table() {
        return Stream.of(
                // Absent.
                Arguments.of(History.NONE, Ours.NOTHING, new NextStep.Install(false)),
                Arguments.of(history(SAME, UNINSTALLED), made(1), new NextStep.Install(true)),
                Arguments.of(history(NONE, SUPERSEDED, UNINSTALLED), Ours.NOTHING, new NextStep.Install(true)),
                Arguments.of(history(SAME, UNINSTALLED), removing(1), new NextStep.Remove(1)),
                // Deployed.
                Arguments.of(history(SAME, DEPLOYED), made(1), new NextStep.Skip(1)),
                Arguments.of(history(BACK, SUPERSEDED, SUPERSEDED, DEPLOYED), made(1, 2, 3), new NextStep.Skip(3)),
                Arguments.of(history(OTHER_CHART, DEPLOYED), made(1), new NextStep.Upgrade(1, false)),
                Arguments.of(history(OTHER_VALUES, DEPLOYED), made(1), new NextStep.Upgrade(1, false)),
                Arguments.of(history(NONE, DEPLOYED), Ours.NOTHING, new NextStep.Upgrade(1, true)),
                // The marks of another installation say nothing of ours.
                Arguments.of(history(SAME, DEPLOYED), Ours.NOTHING, new NextStep.Upgrade(1, true)),
                // A number of ours that somebody else has used since.
                Arguments.of(history(NONE, DEPLOYED), made(1), new NextStep.Upgrade(1, false)),
                // Failed.
                Arguments.of(history(SAME, FAILED), made(1), new NextStep.Upgrade(1, false)),
                Arguments.of(history(SAME, DEPLOYED, FAILED), made(1, 2), new NextStep.Upgrade(2, false)),
                Arguments.of(history(NONE, DEPLOYED, FAILED), Ours.NOTHING, new NextStep.Upgrade(2, true)),
                Arguments.of(history(NONE, FAILED), Ours.NOTHING, new NextStep.Upgrade(1, true)),
                // Superseded, with nothing on top.
                Arguments.of(history(NONE, SUPERSEDED), Ours.NOTHING, new NextStep.Upgrade(1, true)),
                Arguments.of(history(SAME, SUPERSEDED), made(1), new NextStep.Upgrade(1, false)),
                // Pending, by us.
                Arguments.of(history(SAME, PENDING_INSTALL), made(1), new NextStep.Remove(1)),
                Arguments.of(history(SAME, DEPLOYED, PENDING_UPGRADE), made(1, 2), new NextStep.Settle(2)),
                Arguments.of(history(SAME, DEPLOYED, PENDING_ROLLBACK), made(2), new NextStep.Settle(2)),
                Arguments.of(history(SAME, FAILED, PENDING_UPGRADE), made(1, 2), new NextStep.Settle(2)),
                // Uninstalling, by us.
                Arguments.of(history(SAME, UNINSTALLING), new Ours(Set.of(1), Set.of(1)), new NextStep.Remove(1)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void whatIsObservedDecides(History history, Ours ours, NextStep step) {
        assertThat(next(history, ours)).isEqualTo(step);
    }

    @ParameterizedTest
    @EnumSource
    void noStateIsLeftWithoutAStepWhoeverMadeIt(ReleaseState state) {
        for (var ours : List.of(Ours.NOTHING, made(1), made(1, 2), new Ours(Set.of(2), Set.of(2))))
            for (var marks : List.of(NONE, SAME, OTHER_CHART, BACK)) {
                assertThat(next(history(marks, state), ours)).isNotNull();
                assertThat(next(history(marks, DEPLOYED, state), ours)).isNotNull();
            }
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_INSTALL", "PENDING_UPGRADE", "PENDING_ROLLBACK", "UNINSTALLING"})
    void whatSomebodyElseIsAtIsAConflictThatNamesWhoAndSinceWhen(ReleaseState state) {
        var step = next(history(NONE, DEPLOYED, state), made(1));
        assertThat(step).isInstanceOf(NextStep.Conflict.class);
        assertThat(((NextStep.Conflict) step).why())
                .contains("shop/db", state.word(), SINCE.toString(), "revision 2", "somebody else", "helm ");
        var other = (NextStep.Conflict) next(history(SAME, DEPLOYED, state), made(1));
        assertThat(other.why()).contains("another Slipway (run-1/1/db)");
    }

    @Test
    void aRemovalOfOursIsNotTakenForOneOfSomebodyElse() {
        assertThat(next(history(SAME, UNINSTALLING), made(1))).isInstanceOf(NextStep.Conflict.class);
    }

    @Test
    void aStateThatWeDoNotKnowIsLeftAlone() {
        assertThat(next(history(SAME, UNKNOWN), made(1))).isInstanceOf(NextStep.Conflict.class);
        assertThat(ReleaseState.of("deployed")).isEqualTo(DEPLOYED);
        assertThat(ReleaseState.of("brand-new")).isEqualTo(UNKNOWN);
    }

    @Test
    void anIncompleteRevisionIsNeverSkipped() {
        var incomplete = new Revision(1, DEPLOYED, "db-1.0.0", "", SINCE, SAME, true);
        assertThat(next(new History(List.of(incomplete)), made(1))).isEqualTo(new NextStep.Upgrade(1, false));
    }

    @Test
    void theStandingRevisionIsTheLastSoundOneElseTheLastThatNobodyWasInTheMiddleOf() {
        assertThat(history(NONE, SUPERSEDED, DEPLOYED, FAILED)
                        .standing()
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(history(NONE, SUPERSEDED, FAILED).standing().orElseThrow().number())
                .isEqualTo(2);
        assertThat(history(NONE, PENDING_INSTALL).standing()).isEmpty();
        assertThat(history(NONE, UNINSTALLED).standing()).isEmpty();
        assertThat(history(NONE, SUPERSEDED, UNINSTALLED).standing()).isEmpty();
        assertThat(history(NONE, DEPLOYED, PENDING_UPGRADE)
                        .standing()
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void theHistoryIsInOrderHoweverHelmTellsIt() {
        var mixed = new History(List.of(revision(10, DEPLOYED, NONE), revision(9, SUPERSEDED, NONE)));
        assertThat(mixed.latest().orElseThrow().number()).isEqualTo(10);
    }
}
