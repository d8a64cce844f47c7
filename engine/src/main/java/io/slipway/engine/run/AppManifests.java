package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.pack.PackageFiles;
import java.util.Optional;

/** Turns app packages into tasks, so that all that is run is a graph of tasks. */
@FunctionalInterface
public interface AppManifests {

    /** For where there are no apps. */
    AppManifests NONE = files -> Optional.empty();

    /** What would stand in {@code package.yaml}; empty for a package that is no app. */
    Optional<Checked<JsonNode>> of(PackageFiles files);
}
