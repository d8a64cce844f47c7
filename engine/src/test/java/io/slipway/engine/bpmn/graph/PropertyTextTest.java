package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "if x; then\n\ty\r\nfi", "␉ ␍ ␛", "␛␉\t␛", "␛␛\t"})
    void aTextOutlivesAModelerThatTakesTabsForSpaces(String text) {
        var written = PropertyText.written(text);

        assertThat(PropertyText.read(written)).isEqualTo(text);
        assertThat(written).doesNotContain("\t", "\r");
    }
}
