package io.slipway.testsystems.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterProgramsTest {

    @Test
    void aKubeconfigThatIsNotThereIsNamed() {
        var programs = new ClusterPrograms(Path.of("build"), Path.of("stages"), Optional.of(Path.of("/not/there")));

        assertThat(programs.missing())
                .hasValueSatisfying(reason -> assertThat(reason).contains("SLIPWAY_TEST_KUBECONFIG", "/not/there"));
    }

    @Test
    void aScriptThatCannotRunIsNoCrash() {
        var programs = new ClusterPrograms(Path.of("/not/there/build"), Path.of("stages"), Optional.empty());

        assertThat(programs.missing())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Install bash"));
    }
}
