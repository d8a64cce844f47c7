package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.RunInputs;
import java.util.Optional;
import java.util.Set;

/** What people fill in and what the installation is configured with, as runs need it (TR-5 to TR-8). */
public interface RunValues {

    /** @param id under which what was filled in is kept, encrypted */
    record Accepted(String id, int globalRevision) {}

    /** @param secrets all texts in it that nobody may see */
    record Filled(RunInputs inputs, Set<String> secrets) {}

    /**
     * Checks what was filled in against what the package asks for, and keeps it; nothing is kept of what is refused.
     *
     * @param given JSON, or an id under which it was kept before; nothing where nothing was filled in
     * @param bare the run, for which nothing is filled in yet
     */
    Checked<Accepted> accept(TaskGraph graph, Optional<String> given, RunInputs bare, String by);

    /** What {@link #accept} would say of it, and how it would be shown; nothing is kept. */
    Checked<JsonNode> check(TaskGraph graph, Optional<String> given, RunInputs bare);

    /** What was filled in with its defaults, and by which revision of the global config. */
    record Ahead(Filled filled, int globalRevision) {}

    /** What {@link #accept} would keep, for a look ahead; nothing is kept. */
    Checked<Ahead> ahead(TaskGraph graph, Optional<String> given, RunInputs bare);

    /** What was accepted, as people may see it: with the defaults, the secrets covered. */
    JsonNode shown(TaskGraph graph, String id, int globalRevision, RunInputs bare);

    /** What was accepted, with the defaults. */
    Filled of(TaskGraph graph, String id, int globalRevision, RunInputs bare);
}
