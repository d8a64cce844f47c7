package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterExtensionTest {

    private static final Optional<String> NO_GO = Optional.of("There is no go. Install Go 1.25 or newer.");

    @Test
    void whereAClusterIsPossibleItsTestsRun() {
        assertThat(ClusterExtension.decide(Optional.empty(), false).isDisabled())
                .isFalse();
        assertThat(ClusterExtension.decide(Optional.empty(), true).isDisabled()).isFalse();
    }

    @Test
    void whereItIsNotTheyAreSkippedWithTheMend() {
        var result = ClusterExtension.decide(NO_GO, false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Install Go 1.25"));
    }

    @Test
    void onCiTheyFailInstead() {
        assertThatThrownBy(() -> ClusterExtension.decide(NO_GO, true)).hasMessageContaining("Install Go 1.25");
    }
}
