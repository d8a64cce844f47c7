package io.slipway.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KEYS =
            List.of("clusters", "kafka", "pipelines", "repositories", "policy", "url", "name", "kubeconfig");

    @ParameterizedTest
    @CsvSource({
        "polcy,policy",
        "policiy,policy",
        "poilcy,policy",
        "Clusters,clusters",
        "cluster,clusters",
        "repositorys,repositories",
        "ulr,url",
        "kubeConfig,kubeconfig",
        "kubeconfg,kubeconfig",
        "nmae,name"
    })
    void theNearestWordIsSuggested(String written, String meant) {
        assertThat(Suggestion.nearest(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zebra", "x", "pipe", "yaml", "''"})
    void aWildGuessIsNotMade(String written) {
        assertThat(Suggestion.nearest(written, KEYS)).isEmpty();
        assertThat(Suggestion.sentence(written, KEYS)).isEmpty();
    }

    @Test
    void amongEquallyNearWordsTheFirstIsTaken() {
        assertThat(Suggestion.nearest("task-1", List.of("task-12", "task-2", "task-11")))
                .contains("task-12");
        assertThat(Suggestion.nearest("bat", List.of("cat", "hat"))).contains("cat");
    }

    @Test
    void theSentenceAsks() {
        assertThat(Suggestion.sentence("polcy", KEYS)).isEqualTo("Did you mean \"policy\"?");
    }
}
