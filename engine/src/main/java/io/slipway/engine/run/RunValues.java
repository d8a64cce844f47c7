package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.graph.TaskPackage;
import java.util.Optional;

/** What people fill in and what the installation is configured with, as runs need it (TR-5 to TR-8). */
public interface RunValues {

    /** @param id under which what was filled in is kept, encrypted */
    record Accepted(String id, int globalRevision) {}

    /** Secrets stand in it in the clear. */
    record Filled(JsonNode values, JsonNode global) {}

    /**
     * Checks what was filled in against what the package asks for, and keeps it; nothing is kept of what is refused.
     *
     * @param given JSON, or an id under which it was kept before; nothing where nothing was filled in
     */
    Checked<Accepted> accept(TaskPackage taskPackage, Optional<String> given, String by);

    /** What was accepted, with the defaults. */
    Filled of(TaskPackage taskPackage, String id, int globalRevision);
}
