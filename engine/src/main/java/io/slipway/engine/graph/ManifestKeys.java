package io.slipway.engine.graph;

import static io.slipway.engine.graph.Keys.Key.optional;
import static io.slipway.engine.graph.Keys.Key.required;
import static io.slipway.engine.graph.Keys.Kind.ANYTHING;
import static io.slipway.engine.graph.Keys.Kind.FLAG;
import static io.slipway.engine.graph.Keys.Kind.LIST;
import static io.slipway.engine.graph.Keys.Kind.MAPPING;
import static io.slipway.engine.graph.Keys.Kind.WORD;

/** All keys of {@code package.yaml} in one place; those within {@code spec} are the task type's. */
final class ManifestKeys {

    static final String KIND = "TaskPackage";

    static final Keys PACKAGE = Keys.of(
            optional("kind", WORD),
            required("name", WORD),
            required("version", WORD),
            optional("description", WORD),
            optional("failFast", FLAG),
            optional("global", MAPPING),
            required("tasks", LIST),
            optional("edges", LIST));

    static final Keys TASK = Keys.of(
            required("id", WORD),
            required("type", WORD),
            optional("description", WORD),
            optional("rollback", FLAG),
            optional("idempotent", FLAG),
            optional("spec", MAPPING),
            optional("defined", LIST),
            optional("config", MAPPING),
            optional("outputs", MAPPING),
            optional("modes", LIST),
            optional("when", WORD),
            optional("timeout", WORD),
            optional("retries", MAPPING),
            optional("dependsOn", LIST));

    static final Keys RETRIES = Keys.of(optional("attempts", ANYTHING), optional("backoff", WORD));

    static final Keys MODE = Keys.of(required("when", WORD), optional("config", MAPPING), optional("outputs", MAPPING));

    static final Keys EDGE = Keys.of(required("from", WORD), required("to", WORD));

    private ManifestKeys() {}
}
