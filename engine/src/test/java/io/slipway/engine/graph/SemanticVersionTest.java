package io.slipway.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticVersionTest {

    @Test
    void versionsAreOrderedAsSemverOrdersThem() {
        var ordered = List.of(
                "0.9.9",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "2.0.0-99999999999999999999",
                "2.0.0");

        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertThat(Integer.signum(
                                SemanticVersion.of(ordered.get(i)).compareTo(SemanticVersion.of(ordered.get(j)))))
                        .as(ordered.get(i) + " and " + ordered.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void aBuildTellsVersionsApartButDoesNotRankThem() {
        var one = SemanticVersion.of("1.2.3-rc.1+build.7");

        assertThat(one).hasToString("1.2.3-rc.1+build.7").isNotEqualTo(SemanticVersion.of("1.2.3-rc.1"));
        assertThat(one).isEqualByComparingTo(SemanticVersion.of("1.2.3-rc.1"));
    }
}
