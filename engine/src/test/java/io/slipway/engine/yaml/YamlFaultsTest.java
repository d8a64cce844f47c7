package io.slipway.engine.yaml;

import static io.slipway.engine.yaml.Documents.faults;
import static io.slipway.engine.yaml.Documents.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFaultsTest {

    @Test
    void aKeyThatStandsThereTwiceIsAFaultAndTheRestIsUnderstood() {
        var document = new DocumentReader().read("f.yaml", "a: 1\nb: {c: 1, c: 2}\na: 3\n");

        assertThat(told(document)).containsExactly("2:11 DOCUMENT-DUPLICATE-KEY", "3:1 DOCUMENT-DUPLICATE-KEY");
        assertThat(document.faults().render())
                .contains("f.yaml:3:1 DOCUMENT-DUPLICATE-KEY The key \"a\" stands in line 1 already.");
        assertThat(document.root().orElseThrow().json().toString()).isEqualTo("{\"a\":1,\"b\":{\"c\":1}}");
        assertThat(document.checked().isSound()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'a:\n\tb: 1',2:1", "'a:\n  b: 1\n\tc: 2',3:1", "'a: 1\t# x\nb:\t2\n',2:3"})
    void aTabIsAFaultAtItsPlace(String text, String place) {
        assertThat(faults(text)).containsExactly(place + " DOCUMENT-TAB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: b: c'|1:5|A colon stands here",
                "'a: 1\nfoo\nb: 2'|2:1|neither a key with a value",
                "'a: \"never\nclosed\nb: 1'|1:4|has no end",
                "'a: \"\\q\"'|1:6|no escape",
                "'a: ['|1:5|The document ends here",
                "'a: [1, 2\nb: 3'|1:4|begins here with [",
                "'a: {b: 1\nc: 3'|1:4|begins here with {",
                "'a:\n  b: 1\n c: 2'|3:2|indentation fits none",
                "'a: @x'|1:4|No value begins",
                "'a: |0\n x'|1:5|This is not YAML: expected indentation indicator",
                "'a: ]'|1:4|This is not YAML",
            })
    void whatIsNoYamlIsToldWithItsPlace(String text, String place, String sentence) {
        assertThat(faults(text)).containsExactly(place + " DOCUMENT-SYNTAX");
        assertThat(new DocumentReader().read("f.yaml", text).faults().render()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%YAML 2.0\n---\na: 1", "a: \"\\UFFFFFFFF\""})
    void whereTheParserKnowsNoPlaceTheFileIsNamed(String text) {
        assertThat(faults(text)).containsExactly("0:0 DOCUMENT-SYNTAX");
    }

    @Test
    void aSecondDocumentIsAFault() {
        assertThat(faults("a: 1\n---\nb: 2\n")).containsExactly("2:1 DOCUMENT-SECOND");
        assertThat(faults("--- \na: 1\n...\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a: *x,1:4", "a: &x [*x],1:8", "'a: *x\nb: &x 1',1:4"})
    void anAliasWithoutACompleteAnchorIsAFault(String text, String place) {
        assertThat(faults(text)).containsExactly(place + " DOCUMENT-ALIAS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!foo x", "!!int x", "!!float 0x1F", "!!float y", "!!binary x", "!!map []", "!!seq {}", "!a!b c"
            })
    void onlyTheCoreTagsAreKnownAndTheyMustFit(String text) {
        assertThat(faults("a: " + text)).containsExactly("1:4 DOCUMENT-TAG");
    }

    @Test
    void aTagThatCannotBeReadIsAFault() {
        assertThat(faults("a: !<%ff> x")).containsExactly("1:6 DOCUMENT-TAG");
    }

    @Test
    void aMergeKeyIsRefusedBecauseItsKeysWouldBeMissing() {
        assertThat(faults("a: &a {b: 1}\nc:\n  <<: *a\n")).containsExactly("3:3 DOCUMENT-MERGE-KEY");
        assertThat(faults("'<<': 1\n")).isEmpty();
    }

    @Test
    void aKeyIsAWord() {
        assertThat(faults("? [a, b]\n: 1\n{c: d}: 2\n")).containsExactly("1:3 DOCUMENT-KEY", "3:1 DOCUMENT-KEY");
    }

    @Test
    void numbersThatCannotBeHeldAreFaults() {
        assertThat(faults("a: " + "9".repeat(1_001) + "\nb: 1e999\nc: -1e999\nd: " + "9".repeat(1_000)))
                .containsExactly("1:4 DOCUMENT-NUMBER", "2:4 DOCUMENT-NUMBER", "3:4 DOCUMENT-NUMBER");
    }

    @Test
    void controlCharactersAndBadBytesAreFaultsAtTheirPlace() {
        assertThat(faults("a: 1\nb: é\u0007")).containsExactly("2:5 DOCUMENT-CHARACTER");
        assertThat(faults("a: " + "x".repeat(5_000) + "\nb: \0")).containsExactly("2:4 DOCUMENT-CHARACTER");
        var latin1 = "a: 1\nb: Köln".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(told(new DocumentReader().read("f.yaml", latin1))).containsExactly("2:5 DOCUMENT-ENCODING");
        var cut = new byte[] {'a', ':', ' ', (byte) 0xC3};
        assertThat(told(new DocumentReader().read("f.yaml", cut))).containsExactly("1:4 DOCUMENT-ENCODING");
    }

    @Test
    void aFileThatCannotBeReadIsAFault(@TempDir Path folder) {
        assertThat(told(new DocumentReader().read("f.yaml", folder.resolve("f.yaml"))))
                .containsExactly("0:0 DOCUMENT-UNREADABLE");
        assertThat(told(new DocumentReader().read("f.yaml", folder))).containsExactly("0:0 DOCUMENT-UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*hunter2",
                "!hunter2 x",
                "!hunter2!hunter2",
                "@hunter2",
                "\"hunter2",
                "[hunter2",
                "{hunter2: hunter2",
                "hunter2: hunter2",
                "&hunter2 *hunter2",
                "|hunter2",
                "%hunter2",
                "\"\\hunter2\"",
                "`hunter2",
                "hunter2\n hunter2: x\n",
                "!<hunter2"
            })
    void noFaultRepeatsAValue(String value) {
        var rendered = new DocumentReader()
                .read("f.yaml", "password: " + value)
                .faults()
                .render();

        assertThat(rendered).startsWith("f.yaml:").doesNotContain("hunter2");
    }
}
