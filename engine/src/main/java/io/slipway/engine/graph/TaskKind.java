package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.yaml.Mapping;

/** What the reading of packages has to know of a task type. */
public interface TaskKind {

    /** As packages write it: {@code helm}. */
    String name();

    /** The JSON schema of a task's {@code spec}; an empty object where anything may stand there. */
    default JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Which files of the package a task of this type names. */
    default FileReferences files() {
        return FileReferences.USUAL;
    }

    /**
     * In which fields of {@code spec} an expression in {@code ${…}} is filled in: those that the schema marks with
     * {@code x-template: true}; where it marks none, the usual ones.
     */
    default TemplateFields templates() {
        var schema = schema();
        return TemplateMarks.areIn(schema) ? TemplateFields.of(schema) : TemplateFields.USUAL;
    }

    /** Whether a task with this {@code spec} has something to be undone with. */
    default boolean canUndo(Mapping spec) {
        return true;
    }

    /** A type that does as usual. */
    static TaskKind named(String name) {
        return () -> name;
    }
}
