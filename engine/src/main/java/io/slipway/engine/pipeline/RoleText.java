package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.pipeline.PipelineFile;
import io.slipway.engine.app.pipeline.PipelineReading;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The whole text of an instance: what stood there before Slipway came, and behind it each part, tagged with its owner so that
 * people find it. Without parts it is what stood there before, byte for byte.
 */
final class RoleText {

    private static final String TAG = "slipway: part of ";

    private RoleText() {}

    /** @throws TargetProblem where what stood there before cannot be read, so that nothing can be added to it */
    static Optional<String> of(String service, String fileName, Optional<String> base, Collection<Part> parts)
            throws TargetProblem {
        if (parts.isEmpty()) return base;
        if (!service.equals("vector")) return Optional.of(sections(base, parts));
        var text = new VectorText(fileName);
        text.add("slipway: what stood here before", baseConfig(fileName, base));
        for (var part : parts)
            text.add(TAG + part.owner(), (ObjectNode) part.config().orElseGet(JsonNodeFactory.instance::objectNode));
        return Optional.of(text.text());
    }

    private static String sections(Optional<String> base, Collection<Part> parts) {
        var text = new StringBuilder(base.map(RoleText::withEnd).orElse(""));
        for (var part : parts)
            text.append("# begin of ")
                    .append(TAG)
                    .append(part.owner())
                    .append('\n')
                    .append(withEnd(part.text()))
                    .append("# end of ")
                    .append(TAG)
                    .append(part.owner())
                    .append('\n');
        return text.toString();
    }

    private static String withEnd(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /** How a part of this owner is tagged in the text. */
    static String tag(String owner) {
        return TAG + owner;
    }

    static ObjectNode baseConfig(String fileName, Optional<String> base) throws TargetProblem {
        if (base.filter(text -> !text.isBlank()).isEmpty()) return JsonNodeFactory.instance.objectNode();
        var findings = new Findings();
        var file = new PipelineFile(AppSource.DEFAULT, fileName, base.get());
        JsonNode config = new PipelineReading(true, findings)
                .read("vector", "", List.of(file))
                .config()
                .orElseThrow();
        if (!findings.errors().isEmpty() || !(config instanceof ObjectNode object))
            throw new TargetProblem(
                    "What stands in " + fileName
                            + " already cannot be read, so nothing can be added to it. Mend it, or move" + " it away.",
                    false);
        return object;
    }
}
