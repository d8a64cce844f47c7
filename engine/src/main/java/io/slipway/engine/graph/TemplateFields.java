package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Says in which fields of a task's {@code spec} an expression in {@code ${…}} is filled in. In all others it is plain text. */
@FunctionalInterface
public interface TemplateFields {

    /** What lies in one of these fields, at any depth. Never script text: a shell knows {@code ${…}} too. */
    TemplateFields USUAL = path -> Names.USUAL.contains(path.get(0));

    /** @param path of keys within {@code spec}, without the positions in lists; never empty */
    boolean isTemplate(List<String> path);

    /** The fields that a schema of {@code spec} marks with {@code x-template: true}, and all that lies in them. */
    static TemplateFields of(JsonNode schema) {
        return path -> TemplateMarks.leadTo(path, schema);
    }

    /** The usual names. */
    final class Names {

        private static final Set<String> USUAL = Set.of("env", "values", "url", "headers", "body");

        private Names() {}
    }
}
