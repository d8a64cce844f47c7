package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.SemanticVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AP-4: which versions of another app will do. */
class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0.0.1, true",
        ">= 1.0.0, 1.0.0, true",
        ">=1.0.0, 0.9.9, false",
        "> 1.4, 1.4.9, false",
        "> 1.4, 1.5.0, true",
        "> 1.4.0, 1.4.1, true",
        "<= 1.4, 1.4.9, true",
        "<= 1.4, 1.5.0, false",
        "<= 1.4.0, 1.4.0, true",
        "< 2, 1.99.0, true",
        "< 2, 2.0.0, false",
        "~1.4, 1.4.7, true",
        "~1.4, 1.5.0, false",
        "~1.4.2, 1.4.1, false",
        "~1.4.2, 1.4.3, true",
        "~1, 1.9.0, true",
        "~1, 2.0.0, false",
        "^1.4, 1.9.0, true",
        "^1.4, 2.0.0, false",
        "^0.2.3, 0.2.9, true",
        "^0.2.3, 0.3.0, false",
        "^0.0.3, 0.0.4, false",
        "^0, 0.9.0, true",
        "1.4, 1.4.3, true",
        "= 1.4.3, 1.4.3, true",
        "1.4.3, 1.4.4, false",
        ">= 1.0.0 < 2.0.0, 1.5.0, true",
        ">=1.0.0<2.0.0, 2.0.0, false",
        ">= 1.0.0, 2.0.0-rc.1, false",
        ">= 2.0.0-rc.1, 2.0.0-rc.2, true",
        ">= 2.0.0-rc.1, 2.1.0-rc.1, false",
        "< 2.0.0, 2.0.0-rc.1, false"
    })
    void ap4ARangeHoldsForItsVersionsOnly(String range, String version, boolean holds) {
        assertThat(VersionRange.parse(range).orElseThrow().holds(SemanticVersion.of(version)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ">=",
                ">= x",
                "1.x",
                ">= 1.0.0 and",
                "=> 1",
                "1.0.0.0",
                "01.0.0",
                "~ ",
                "99999999999999999999.0.0"
            })
    void whatIsNoRangeIsNone(String range) {
        assertThat(VersionRange.parse(range)).isEmpty();
    }
}
