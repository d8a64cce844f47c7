package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs beside the other classes, which kill the API server now and then: a node must bear that too. */
@Tag("long")
@WithCluster
@Execution(ExecutionMode.CONCURRENT)
class ClusterNodeIT {

    private static final Duration WATCHED = Duration.ofSeconds(70);
    private static final Duration STEP = Duration.ofSeconds(2);

    /** A node whose lease is not renewed in time falls out after 40 to 55 s, and all waiting for pods with it. */
    @Test
    void theNodeStaysReadyLongerThanALeaseWouldLast(Cluster cluster) throws InterruptedException {
        try (var workloads = Workloads.in(cluster)) {
            var seen = new ArrayList<String>();
            for (var end = Instant.now().plus(WATCHED); Instant.now().isBefore(end); Thread.sleep(STEP.toMillis())) {
                seen.add(readiness(workloads));
            }
            assertThat(seen).hasSizeGreaterThan(25).containsOnly("True");
        }
    }

    private static String readiness(Workloads workloads) {
        return workloads.client().nodes().list().getItems().get(0).getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(NodeCondition::getStatus)
                .findFirst()
                .orElse("nothing said");
    }
}
