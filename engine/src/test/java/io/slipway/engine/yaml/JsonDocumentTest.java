package io.slipway.engine.yaml;

import static io.slipway.engine.yaml.Documents.told;
import static io.slipway.engine.yaml.Documents.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    private static List<String> faults(String text) {
        return Documents.faults("f.json", text);
    }

    @Test
    void jsonMayBeIndentedWithTabsAndHasPlacesToo() {
        var root = (Mapping) tree("f.json", "{\n\t\"a\": [\n\t\t1,\n\t\t{\"b\" : \"c\"}\n\t]\n}");

        assertThat(root.entry("a").orElseThrow().place()).isEqualTo(new Place("f.json", 2, 2));
        assertThat(root.at("/a/1/b").orElseThrow().place()).isEqualTo(new Place("f.json", 4, 10));
    }

    @Test
    void keysMayBeLongAndEscapesArePairs() {
        var root = tree("f.JSON", "{\"" + "k".repeat(60_000) + "\"\n:\"\\ud83d\\ude00\"}");

        assertThat(root.at("/" + "k".repeat(60_000)).orElseThrow().json().textValue())
                .isEqualTo("😀");
    }

    @Test
    void aKeyThatStandsThereTwiceIsAFault() {
        assertThat(faults("{\"a\": 1,\n \"a\": 2}")).containsExactly("2:2 DOCUMENT-DUPLICATE-KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1,}|1:9",
                "[1 2]|1:4",
                "`[1,\n# no\n2]`|2:1",
                "{'a': 1}|1:2",
                "{\"a\": [1|1:9",
                "nul|1:1",
                "``|1:1"
            })
    void whatIsNoJsonIsToldWithItsPlace(String text, String place) {
        assertThat(faults(text)).containsExactly(place + " DOCUMENT-SYNTAX");
    }

    @Test
    void aSecondValueIsAFault() {
        assertThat(faults("{}\n{}")).containsExactly("2:1 DOCUMENT-SECOND");
    }

    @Test
    void numbersThatCannotBeHeldAreFaults() {
        assertThat(faults("[1e999]")).containsExactly("1:2 DOCUMENT-NUMBER");
        assertThat(faults("[" + "9".repeat(1_001) + "]")).hasSize(1).allMatch(told -> told.endsWith("DOCUMENT-NUMBER"));
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(faults("[".repeat(100_000))).containsExactly("1:101 DOCUMENT-TOO-DEEP");
        assertThat(told(new DocumentReader().read("f.json", "[".repeat(100) + "]".repeat(100))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "\"hunter2", "'hunter2'", "[hunter2", "+hunter2", "\"\\hunter2\""})
    void noFaultRepeatsAValue(String value) {
        var rendered = new DocumentReader()
                .read("f.json", "{\"password\": " + value + "}")
                .faults()
                .render();

        assertThat(rendered).startsWith("f.json:").doesNotContain("hunter2");
    }
}
