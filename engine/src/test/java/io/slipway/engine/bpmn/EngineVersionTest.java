package io.slipway.engine.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineVersionTest {

    @Test
    void versionsAreComparedNumberByNumber() {
        assertThat(EngineVersion.parse("7.24.0").isNewerThan(EngineVersion.parse("7.9.0")))
                .isTrue();
        assertThat(EngineVersion.parse("7.24.0").isNewerThan(EngineVersion.parse("7.24.0")))
                .isFalse();
        assertThat(EngineVersion.parse("7.23.0").isNewerThan(EngineVersion.parse("7.24.0")))
                .isFalse();
        assertThat(EngineVersion.parse("8.0.0-alpha1").isNewerThan(EngineVersion.parse("7.24.0")))
                .isTrue();
    }

    @Test
    void withoutAVersionOfItsOwnNothingIsNewer() {
        assertThat(EngineVersion.parse("7.99.0").isNewerThan(EngineVersion.parse(null)))
                .isFalse();
    }
}
