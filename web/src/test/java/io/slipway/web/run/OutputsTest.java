package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputsTest {

    @Test
    void whatIsSecretStaysCoveredAtEveryDepth() {
        var shown = Outputs.masked(
                "{\"endpoint\":\"db:5432\",\"password\":{\"$secret\":\"abc\"},\"users\":[{\"name\":\"a\",\"token\":{\"$secret\":\"x\"}}]}");
        assertThat(shown)
                .hasToString(
                        "{\"endpoint\":\"db:5432\",\"password\":\"***\",\"users\":[{\"name\":\"a\",\"token\":\"***\"}]}");
    }

    @Test
    void whatCannotBeReadIsNotShown() {
        assertThat(Outputs.masked("{broken").asText()).isEqualTo("***");
    }
}
