package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a designer writes into a property is what a package's author would have written. TR-10. */
class TextPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SCHEMA = """
            {"properties": {
              "run": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"file": {"type": "string"}}}]},
              "shell": {"type": "string"},
              "port": {"type": ["integer", "string"]},
              "wait": {"type": "boolean"},
              "env": {"additionalProperties": {"type": "string"}},
              "values": {"type": "object"}}}""";

    private static JsonNode spec(String property, String text) throws JsonProcessingException {
        return TaskProperties.task(Map.of(property, text), new TextProperties(JSON.readTree(SCHEMA)));
    }

    @Test
    void aScriptThatReadsAsATruthOrANumberIsAScript() throws JsonProcessingException {
        assertThat(spec("spec.run", "true").at("/spec/run").isTextual()).isTrue();
        assertThat(spec("spec.shell", "5").at("/spec/shell").textValue()).isEqualTo("5");
        assertThat(spec("spec.env.RATE", "1e3").at("/spec/env/RATE").textValue())
                .isEqualTo("1e3");
        assertThat(spec("spec.run.file", "007").at("/spec/run/file").textValue())
                .isEqualTo("007");
        assertThat(spec("when", "true").path("when").textValue()).isEqualTo("true");
    }

    @Test
    void whatMayBeANumberOrATruthIsOne() throws JsonProcessingException {
        assertThat(spec("spec.port", "80").at("/spec/port").isInt()).isTrue();
        assertThat(spec("spec.wait", "true").at("/spec/wait").isBoolean()).isTrue();
        assertThat(spec("spec.values.replicas", "2").at("/spec/values/replicas").isInt())
                .isTrue();
        assertThat(spec("idempotent", "true").path("idempotent").isBoolean()).isTrue();
    }

    @Test
    void quotedTextsAndObjectsStayWhatTheyAre() throws JsonProcessingException {
        assertThat(spec("spec.shell", "\"true\"").at("/spec/shell").textValue()).isEqualTo("true");
        assertThat(spec("spec.run", "{\"file\":\"a.sh\"}").at("/spec/run/file").textValue())
                .isEqualTo("a.sh");
    }
}
