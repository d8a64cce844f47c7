package io.slipway.delegates.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a script wrote for the tasks after it: lines {@code key=value}, or a JSON object in a line. */
sealed interface ScriptOutputs {

    record Read(Map<String, JsonNode> outputs) implements ScriptOutputs {}

    /** @param why never with the line itself, which may hold a secret */
    record Wrong(String why) implements ScriptOutputs {}

    static ScriptOutputs in(Path file) {
        try {
            if (Files.size(file) > Parser.LARGEST)
                return new Wrong("The script wrote more than 1 MiB to SLIPWAY_OUTPUTS. Hand on a place instead.");
            return new Parser().parse(Files.readAllLines(file));
        } catch (NoSuchFileException none) {
            return new Read(Map.of());
        } catch (CharacterCodingException notText) {
            return new Wrong("What the script wrote to SLIPWAY_OUTPUTS is no UTF-8 text. Write it as text.");
        } catch (IOException trouble) {
            return new Wrong("What the script wrote to SLIPWAY_OUTPUTS cannot be read. Leave it a plain file.");
        }
    }

    /** Line by line. */
    final class Parser {

        private static final long LARGEST = 1 << 20;
        private static final Pattern PAIR = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)=(.*)");
        private static final ObjectMapper JSON = new ObjectMapper();

        private final Map<String, JsonNode> outputs = new LinkedHashMap<>();

        private ScriptOutputs parse(List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).isBlank() || take(lines.get(i))) continue;
                return new Wrong("Line " + (i + 1)
                        + " of what the script wrote to SLIPWAY_OUTPUTS is neither key=value nor a JSON object. "
                        + "Write a value of several lines as {\"key\": \"one\\ntwo\"}.");
            }
            return new Read(outputs);
        }

        private boolean take(String line) {
            if (line.stripLeading().startsWith("{")) return takeJson(line);
            var pair = PAIR.matcher(line);
            if (!pair.matches()) return false;
            outputs.put(pair.group(1), JsonNodeFactory.instance.textNode(pair.group(2)));
            return true;
        }

        private boolean takeJson(String line) {
            try {
                var object = JSON.reader()
                        .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(line);
                object.fields().forEachRemaining(one -> outputs.put(one.getKey(), one.getValue()));
                return true;
            } catch (JsonProcessingException notJson) {
                return false;
            }
        }
    }
}
