package io.slipway.engine.graph;

import io.slipway.engine.yaml.Mapping;

/** What the reading of packages has to know of a task type. */
public interface TaskKind {

    /** As packages write it: {@code helm}. */
    String name();

    /** Which files of the package a task of this type names. */
    default FileReferences files() {
        return FileReferences.USUAL;
    }

    /** In which fields of {@code spec} an expression in {@code ${…}} is filled in. */
    default TemplateFields templates() {
        return TemplateFields.USUAL;
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
