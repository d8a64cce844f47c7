package io.slipway.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileExpressionTest {

    /** Each is repeated until the longest text that is read is full. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "!",
                "-",
                "!-",
                "values.a",
                ".a",
                "[0]",
                "1+",
                "a?b:",
                "has(",
                "1 in ",
                "\"",
                "'",
                "\\",
                "\0",
                "[values].map(x,",
                "[1].exists(x, ",
                "{1:",
                "${",
                "\uD800",
                "b\"",
                "r'''",
                "\n",
                "//",
                "x.y{",
                "&&"
            })
    void whateverIsRepeatedIsUnderstoodOrAFault(String piece) {
        var text = piece.repeat(3_990 / piece.length());
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();

        for (var expression : new String[] {text, "values" + text, text + "1", "1" + text + "1"}) {
            assertThat(new Expressions().compile(expression)).isNotNull();
        }

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void randomTextIsUnderstoodOrAFault() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var pieces = new String[] {
            "values", ".a", "[", "]", "(", ")", "'", "\"", "1", "+", "?", ":", "{", "}", " ", "in", "has", "map", ",",
            "!", "outputs", "\\", "é", "\0"
        };
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) text.append(pieces[random.nextInt(pieces.length)]);
            assertThat(new Expressions().compile(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isNotNull();
        }
    }

    /** What is understood without the compiler has to be what the compiler understands too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "values",
                "values.namespace",
                "outputs[\"my-task\"].port",
                "global.a.b.c",
                "values.for.package",
                "values[\"é${\"]"
            })
    void aPlainPathMeansTheSameToTheCompiler(String path) {
        var plain = new Expressions().compile(path);
        var compiled = new Expressions().compile("(" + path + ")");

        assertThat(PlainPath.parse(path)).isPresent();
        assertThat(plain).isEqualTo(compiled);
        assertThat(plain.trouble()).isEmpty();
    }
}
