package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own, since it is stopped. */
class WatchedServerIT {

    @TempDir
    Path folder;

    @Test
    void theServerStopsAlthoughSomebodyWatches() throws InterruptedException {
        var own = TestServer.start();
        var ownRuns = new Runs(own);
        ownRuns.start("watched", Packages.waitingFor("watched", folder.resolve("never")));
        var watching = new Thread(() -> ownRuns.events("/api/v1/runs/watched/events", "", 1_000));
        watching.start();
        ownRuns.awaitTask("watched", "first", "running");
        var begin = System.nanoTime();
        own.close();
        assertThat(System.nanoTime() - begin).as("nanoseconds to stop").isLessThan(30_000_000_000L);
        watching.join(5_000);
        assertThat(watching.isAlive()).isFalse();
    }
}
