package io.slipway.engine.yaml;

import static io.slipway.engine.yaml.Documents.faults;
import static io.slipway.engine.yaml.Documents.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileDocumentTest {

    @Test
    void aliasesThatMultiplyAreStoppedBeforeTheyAreWrittenOut() {
        var bomb = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ", ").repeat(10)));
        }

        assertThat(faults(bomb.toString())).containsExactly("6:45 DOCUMENT-ALIAS-GROWTH");
    }

    @Test
    void aliasesThatRepeatLongTextAreStoppedToo() {
        var text = "a: &a " + "x".repeat(1_000_000) + "\nb: [" + "*a, ".repeat(100) + "]";

        assertThat(faults(text)).hasSize(1).allMatch(told -> told.endsWith("DOCUMENT-ALIAS-GROWTH"));
    }

    @Test
    void aliasesThatNestAreStoppedToo() {
        var text = "- &a0 [x]\n"
                + IntStream.range(1, 200)
                        .mapToObj(i -> "- &a%d [*a%d]\n".formatted(i, i - 1))
                        .collect(Collectors.joining());

        assertThat(faults(text)).containsExactly("99:9 DOCUMENT-ALIAS-GROWTH");
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(faults("[".repeat(1_000_000))).containsExactly("1:101 DOCUMENT-TOO-DEEP");
        assertThat(faults("- ".repeat(10_000) + "x")).hasSize(1).allMatch(told -> told.endsWith("DOCUMENT-TOO-DEEP"));
        assertThat(faults("[".repeat(100) + "]".repeat(100))).isEmpty();
    }

    @Test
    void valuesAndBytesHaveAnEnd() {
        var reader = new DocumentReader(new DocumentLimits(100, 10, 5, 10));

        assertThat(told(reader.read("f.yaml", "[1, 2, 3, 4, 5]"))).containsExactly("1:14 DOCUMENT-TOO-BIG");
        assertThat(told(reader.read("f.json", "[1, 2, 3, 4, 5]"))).containsExactly("1:14 DOCUMENT-TOO-BIG");
        assertThat(told(reader.read("f.yaml", "x".repeat(101)))).containsExactly("0:0 DOCUMENT-TOO-BIG");
        assertThat(told(reader.read("f.yaml", new byte[101]))).containsExactly("0:0 DOCUMENT-TOO-BIG");
        assertThat(told(reader.read("f.yaml", "x".repeat(100)))).isEmpty();
    }

    @Test
    void faultsHaveAnEnd() {
        var faults = new DocumentReader()
                .read("f.yaml", "{" + "a, ".repeat(100_000) + "}")
                .faults();

        assertThat(faults.count()).isEqualTo(1_001);
        assertThat(faults.all().get(1_000).code()).isEqualTo("DOCUMENT-TOO-MANY-FAULTS");
    }

    /** Whatever people write: faults with a place, or a tree, but no exception. */
    @Test
    void noTextMakesTheReaderThrow() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var start =
                "%YAML 1.2\n---\na: &x [1, 'b', \"c\\n\", {d: *x, ? e : f}]\n|g: |2-\n  text\n!!str k: >+\n  more\n\n...\n";
        var pieces = "%&*!|>'\"{}[],?:-# \n\t\\\0\u0085\u2028\uFEFF\uD83Dab01~@`<.=U";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(start);
            for (int change = random.nextInt(8); change >= 0; change--) {
                int at = random.nextInt(text.length());
                var piece = pieces.charAt(random.nextInt(pieces.length()));
                text.replace(at, at + random.nextInt(3), String.valueOf(piece));
            }
            for (var name : new String[] {"f.yaml", "f.json"}) {
                var document = new DocumentReader().read(name, text.toString());
                assertThat(document.root().isPresent() || !document.faults().isEmpty())
                        .as("seed %d, round %d, %s", seed, round, name)
                        .isTrue();
                document.root().ifPresent(Located::json);
            }
        }
    }
}
