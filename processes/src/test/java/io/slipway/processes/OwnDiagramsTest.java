package io.slipway.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bpmn.laws.Breach;
import io.slipway.engine.bpmn.laws.DiagramLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our own diagrams keep the laws that designers' diagrams have to keep. What their steps are bound to, a server looks at. */
class OwnDiagramsTest {

    private static final Path PROCESSES = Path.of("src/main/resources");
    private static final Path SAMPLE = Path.of("src/test/resources/graph-sample.bpmn");

    private static List<Path> diagrams() throws IOException {
        var diagrams = new ArrayList<>(List.of(SAMPLE));
        if (!Files.isDirectory(PROCESSES)) return diagrams;
        try (var files = Files.walk(PROCESSES)) {
            files.filter(file -> file.toString().endsWith(".bpmn")).forEach(diagrams::add);
        }
        return diagrams;
    }

    @Test
    void eachKeepsTheLawsOfDiagrams() throws IOException {
        for (var diagram : diagrams()) {
            var breaches = DiagramLint.withoutServer().breaches(diagram.toString(), Files.readAllBytes(diagram));
            assertThat(breaches).extracting(Breach::what).as(diagram.toString()).isEmpty();
        }
    }
}
