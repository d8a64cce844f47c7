package io.slipway.engine.run;

import io.slipway.engine.store.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** On a file. */
class ServiceRegistryTest extends ServiceRegistryLaws {

    @TempDir
    Path folder;

    @Override
    DatabaseAddress address() {
        return DatabaseAddress.fileIn(folder);
    }
}
