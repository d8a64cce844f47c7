package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    private static final List<String> THERE =
            List.of("0.2.3", "0.2.9", "0.3.0", "1.0.0", "1.2.0", "1.2.7", "1.10.0", "v2.0.0", "3.0.0-rc.1", "other");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; v2.0.0",
                "1.2.0; 1.2.0",
                "=1.2.0; 1.2.0",
                "v2.0.0; v2.0.0",
                "^1.0; 1.10.0",
                "^0.2; 0.2.9",
                "^0.2.3; 0.2.9",
                "^0; 0.3.0",
                "~1.2; 1.2.7",
                "~1.2.0; 1.2.7",
                "~1; 1.10.0",
                "1.2; 1.2.7",
                "1.x; 1.10.0",
                "1.2.x; 1.2.7",
                "1.2.*; 1.2.7",
                ">=1.0.0 <1.10.0; 1.2.7",
                ">= 1.0.0, < 1.10.0; 1.2.7",
                ">1.2.0 <2; 1.10.0",
                "<=1.2; 1.2.7",
                "1.0 - 1.2; 1.2.7",
                "0.2.3 || 1.0.0; 1.0.0",
                "!=2.0.0; 1.10.0",
                ">=2.0.0-0; 3.0.0-rc.1",
                ">2.0.0;",
                "9.x;"
            })
    void aRangeMeansTheHighestVersionInIt(String range, String version) {
        assertThat(VersionRange.of(range).newest(THERE).orElse(null)).isEqualTo(version);
    }
}
