package io.slipway.testsystems.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@WithCluster
class ClusterDaemonIT {

    private static final List<String> PROGRAMS =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok");

    private final Path folder;
    private final RunFolder run;

    ClusterDaemonIT(@TempDir Path folder) {
        this.folder = folder;
        this.run = new RunFolder(Checkout.current(), folder, Duration.ofSeconds(2));
    }

    @AfterEach
    void nothingIsLeftOver() throws Exception {
        Lease.letGo(run.lease(TestSystem.CLUSTER));
        Processes.naming(folder).awaitTheirEnd();
    }

    @Test
    void aKilledDaemonLeavesNoProgramOfTheCluster() throws Exception {
        var cluster = SharedSystem.in(run, TestSystem.CLUSTER);
        var all = Processes.naming(folder);
        assertThat(all.handles()).as("daemon, undertaker and five programs").hasSize(7);

        cluster.description().process().orElseThrow().destroyForcibly();

        all.awaitTheirEnd();
    }

    @Test
    void eachProgramThatDiesIsBroughtBack() throws Exception {
        var cluster = SharedSystem.in(run, TestSystem.CLUSTER);

        for (var program : PROGRAMS) {
            var before = running(program);
            before.forEach(ProcessHandle::destroyForcibly);
            Waiting.until(program + " is back", Duration.ofSeconds(30), () -> running(program).stream()
                    .anyMatch(handle -> !before.contains(handle)));
        }

        assertThat(cluster.ask("create-namespace", "")).startsWith("test-");
    }

    private List<ProcessHandle> running(String program) {
        return Processes.naming(folder).whoseCommandHas("bin/" + program).handles();
    }

    /** The API server that an earlier test left down, its JVM killed before it could repair it. */
    @Test
    void whoeverComesNextFindsTheApiServerUp() {
        var cluster = SharedSystem.in(run, TestSystem.CLUSTER);
        cluster.ask("kill-api-server", "");

        assertThat(cluster.ask("create-namespace", "")).startsWith("test-");
    }
}
