package io.slipway.engine.app.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AP-1: stanza files are read with their places. */
class StanzaFileTest {

    private static StanzaFile read(String text) {
        return StanzaFile.read("alert.conf", text);
    }

    private static String value(String text, String key) {
        var file = read(text);
        assertThat(file.faults().render()).isEmpty();
        return file.stanza("a").orElseThrow().entry(key).orElseThrow().value();
    }

    private static List<String> codes(String text) {
        return read(text).faults().stream()
                .map(fault -> fault.code() + " " + fault.place())
                .toList();
    }

    @Test
    void ap1StanzasKeysAndPlacesAreRead() {
        var file = read("# of the shop\n[too many errors]\n  savedsearch = errors\n\ncondition=count > 100\n; end\n");
        var alert = file.stanza("too many errors").orElseThrow();

        assertThat(file.faults().isEmpty()).isTrue();
        assertThat(alert.place()).hasToString("alert.conf:2:1");
        assertThat(alert.entries().keySet()).containsExactly("savedsearch", "condition");
        assertThat(alert.entry("savedsearch").orElseThrow().place()).hasToString("alert.conf:3:3");
        assertThat(alert.entry("condition").orElseThrow().value()).isEqualTo("count > 100");
    }

    @Test
    void ap1AValueGoesOnBehindABackslashAndKeepsItsLineEnd() {
        assertThat(value("[a]\nsearch = error \\\n  | stats count \\\n# no comment\nx=1\n", "search"))
                .isEqualTo("error \n  | stats count \n# no comment");
        assertThat(value("[a]\r\nsearch = one\\\r\ntwo\r\n", "search")).isEqualTo("one\ntwo");
        assertThat(value("[a]\npath = C:\\\\\nx = 1\n", "path")).isEqualTo("C:\\\\");
        assertThat(value("[a]\nregex = a\\d = b # c ; d\n", "regex")).isEqualTo("a\\d = b # c ; d");
    }

    @Test
    void ap1MarksLineEndsAndMissingLastOnesDoNotMatter() {
        assertThat(value("\uFEFF[a]\r\nx = 1\r\ny = ä", "y")).isEqualTo("ä");
        assertThat(value("[ a ]  \n\tx\t=\t1\t", "x")).isEqualTo("1");
        assertThat(value("[a]\nx =\n", "x")).isEmpty();
        assertThat(read("").stanzas()).isEmpty();
        assertThat(read("[]\naccess = *\n").stanza("")).isPresent();
        assertThat(read("[a[0]]\n").stanza("a[0]")).isPresent();
    }

    @Test
    void ap1TwinsAreToldWithThePlaceOfTheFirst() {
        var file = read("[a]\nx = 1\nx = 2\n[b]\n[a]\nx = 3\n");

        assertThat(file.faults().stream().map(Fault::toString))
                .satisfiesExactly(
                        key -> assertThat(key)
                                .startsWith("alert.conf:3:1 STANZA-KEY-TWICE")
                                .contains("alert.conf:2:1"),
                        stanza -> assertThat(stanza)
                                .startsWith("alert.conf:5:1 STANZA-TWICE")
                                .contains("alert.conf:1:1"));
        assertThat(file.stanza("a").orElseThrow().entry("x").orElseThrow().value())
                .isEqualTo("1");
    }

    @Test
    void ap1EverythingThatIsWrongIsToldAtOnce() {
        assertThat(codes("early = 1\n[a\n[b]\nno key\n = 1\nbad\u0000 = 1\nlast = 1 \\"))
                .containsExactly(
                        "STANZA-NO-STANZA alert.conf:1:1",
                        "STANZA-HEADER alert.conf:2:1",
                        "STANZA-LINE alert.conf:4:1",
                        "STANZA-LINE alert.conf:5:2",
                        "STANZA-CHARACTER alert.conf:6:1",
                        "STANZA-CONTINUATION alert.conf:7");
        assertThat(StanzaFile.read("x.conf", new byte[] {'[', 'a', ']', '\n', (byte) 0xff})
                        .faults()
                        .render())
                .startsWith("x.conf:2 STANZA-ENCODING");
    }

    @Test
    void aValueIsInNoMessageAndInNoText() {
        var file = read("[a]\npassword = geheim\npassword = geheim\n");
        assertThat(file.faults().render() + file.stanzas()).doesNotContain("geheim");
    }

    private static final String KEPT =
            "\uFEFF# head\r\n\r\n[a]\r\n; one\r\nx  =  1\r\nlong = a \\\r\n  b\r\n\r\n# of b\r\n[b]\r\ny=2\r\n# end";

    @Test
    void ap1WhatIsWrittenBackIsTheSame() {
        assertThat(read(KEPT).text()).isEqualTo(KEPT);
    }

    @Test
    void ap1AChangeOfOneKeyChangesItsLinesOnly() {
        var file = read(KEPT);

        assertThat(file.with("a", "x", "5").text()).isEqualTo(KEPT.replace("x  =  1", "x  =  5"));
        assertThat(file.with("a", "long", "c\nd").text()).isEqualTo(KEPT.replace("a \\\r\n  b", "c\\\r\nd"));
        assertThat(file.with("b", "z", "3").text()).isEqualTo(KEPT.replace("y=2\r\n", "y=2\r\nz = 3\r\n"));
        assertThat(file.with("c", "z", "3").text()).isEqualTo(KEPT + "\r\n\r\n[c]\r\nz = 3\r\n");
        assertThat(file.without("a", "long").text()).isEqualTo(KEPT.replace("long = a \\\r\n  b\r\n", ""));
        assertThat(file.without("b").text()).isEqualTo(KEPT.replace("[b]\r\ny=2\r\n", ""));
        assertThat(file.without("a").text()).isEqualTo("\uFEFF# head\r\n\r\n\r\n# of b\r\n[b]\r\ny=2\r\n# end");
        assertThat(file.without("nothing", "x").without("nothing").text()).isEqualTo(KEPT);
        assertThat(read("").with("a", "x", "1").text()).isEqualTo("[a]\nx = 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a\nb", "a \n\n  # b\n[c]", "a = b", "\\\\", "[x]", "# no comment", "ä\t𝄞"})
    void ap1WhatIsWrittenIsReadAgain(String value) {
        var file = read(KEPT).with("b", "new key", value).with("a", "x", value);

        assertThat(file.faults().isEmpty()).isTrue();
        assertThat(file.stanza("b").orElseThrow().entry("new key").orElseThrow().value())
                .isEqualTo(value);
        assertThat(file.stanza("a").orElseThrow().entry("x").orElseThrow().value())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a\n", "a\\", "a\\\nb", "a\rb", "\u0000"})
    void whatWouldBeReadAsSomethingElseIsNotWritten(String value) {
        assertThat(StanzaWords.objection("a", "x", value)).isPresent();
        assertThatThrownBy(() -> read(KEPT).with("a", "x", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAndKeysThatWouldBeReadAsSomethingElseAreNotWritten() {
        assertThat(StanzaWords.objection("a\nb", "x", "")).isPresent();
        assertThat(StanzaWords.objection("a", "x=y", "")).isPresent();
        assertThat(StanzaWords.objection("a", "[x", "")).isPresent();
        assertThat(StanzaWords.objection("a", "#x", "")).isPresent();
        assertThat(StanzaWords.objection("too many [errors]", "x y", "")).isEmpty();
    }
}
