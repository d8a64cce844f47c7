package io.slipway.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

/** Whoever draws with a modeler finds every step of our own diagrams there, and none that no diagram has. */
class StepTemplatesTest {

    private static final Path DIAGRAMS = Path.of("src/main/resources");
    private static final Path TEMPLATES = Path.of("element-templates/steps");

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Set<String> bound() throws IOException {
        var bound = new TreeSet<String>();
        for (var file : files(DIAGRAMS, ".bpmn"))
            Bpmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(ServiceTask.class)
                    .forEach(task -> bound.add(binding(task)));
        return bound;
    }

    private static String binding(ServiceTask task) {
        var expression = task.getCamundaDelegateExpression();
        return expression == null ? "${" + task.getCamundaTopic() + "Delegate}" : expression;
    }

    private static Set<String> offered() throws IOException {
        var offered = new TreeSet<String>();
        for (var file : files(TEMPLATES, ".json"))
            for (var property : new ObjectMapper().readTree(file.toFile()).path("properties"))
                if (property.at("/binding/name").asText().equals("camunda:delegateExpression"))
                    offered.add(property.path("value").asText());
        return offered;
    }

    @Test
    void eachStepOfOurDiagramsHasATemplateAndEachTemplateAStep() throws IOException {
        assertThat(bound()).hasSizeGreaterThan(10);
        assertThat(offered()).isEqualTo(bound());
    }
}
