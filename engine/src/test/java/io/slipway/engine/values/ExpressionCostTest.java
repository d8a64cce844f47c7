package io.slipway.engine.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages come from strangers: their expressions cost little, whatever they say (design 11). */
class ExpressionCostTest {

    private static final Scope SCOPE = Scope.of("a", Shop.run("{a: {n: 1, list: [1, 2]}}", "{}"), Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A text that is doubled 60 times; a list likewise; lists that share their parts.
                "['aaaaaaaa'] | .map(a, a + a) | ''",
                "[[1]] | .map(a, a + a) | ''",
                "[[1]] | .map(a, [a, a]) | ''",
                "[[1]] | .map(a, [a, a]) | == [[[1]]]",
                "[[1]] | .map(a, {'x': a, 'y': a}) | ''",
                "[1] | .map(a, [1,1,1,1].map(b, a)) | ''"
            })
    void whatGrowsWithoutBoundsIsGivenUp(String seed, String step, String end) {
        for (int times : new int[] {4, 60}) {
            var grown = seed + step.repeat(times);
            assertGivenUp(grown + end);
            assertGivenUp(grown + " == " + grown);
            assertGivenUp(grown + "[0] in " + grown);
        }
    }

    /** What passes for sound grows, but not beyond all bounds, and its trouble is told in time. */
    @Test
    void whatGrowsAsFarAsItMayIsNoTrouble() {
        var step = ".map(a, [%s])".formatted("a, ".repeat(20) + "a");
        assertGivenUp("dyn([[1]]" + step.repeat(3) + ")[0] + 1");
        assertGivenUp("['" + "a".repeat(2_000) + "'].map(a, " + "a + ".repeat(400) + "a)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b, [0,1,2,3,4,5,6,7,8,9].all(c,"
                        + " [0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(e, true)))))",
            })
    void whatGoesThroughTooMuchIsGivenUp(String expression) {
        assertGivenUp(expression);
    }

    private static void assertGivenUp(String expression) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        assertThatThrownBy(() -> new Evaluator().value(expression, SCOPE))
                .as(expression)
                .isInstanceOf(NoValue.class);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    /** What is ours instead of the library's means the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dyn(1) == 1.0",
                "values.n == 1",
                "values.list == [1, 2]",
                "values.list + [3] == [1, 2, 3]",
                "[1, 2u, 3.0] == [1.0, 2, 3u]",
                "!(values == {})",
                "{'a': dyn([1])} == {'a': [1.0]}",
                "{'a': dyn(null)} != {'a': 1}",
                "null == null",
                "b'a' + b'b' == b'ab'",
                "dyn(1) in [1.0]",
                "1 in {1: 2}",
                "dyn(1.0) in {1: 2}",
                "!('a' in {'b': 1})",
                "'a' + 'b' == 'ab'",
                "9223372036854775807 != 9223372036854775806",
                "dyn(9007199254740993) != 9007199254740992.0",
                "'x' in ['y', 'x'] && !(2 in [1])",
                "dyn(1) != dyn('1')",
                "type(1) == int",
                "duration('60s') == duration('1m')",
                "timestamp('2026-01-01T00:00:00Z') == timestamp('2026-01-01T01:00:00+01:00')",
                "'shop-1'.matches('^shop-[0-9]$')",
                "values.list.map(x, x * 2).filter(x, x > 2).size() == 1",
                "[3, 4].exists(x, x == 4) && values.list.all(x, x > 0) && values.list.exists_one(x, x == 1)"
            })
    void ordinaryExpressionsAreTrue(String expression) throws NoValue {
        assertThat(new Evaluator().isTrue(expression, SCOPE)).isTrue();
    }

    @Test
    void nothingEqualsWhatIsNoNumber() throws NoValue {
        assertThat(new Evaluator().isTrue("0.0/0.0 != 0.0/0.0", SCOPE)).isTrue();
    }
}
