package io.slipway.adapters.kubernetes;

import io.slipway.adapters.kubernetes.ready.Rules;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits by watches: hears of each change at once, and of what changed while the API server was away. What is ready within a
 * moment needs none.
 */
public final class WatchedReadiness implements Readiness {

    private static final long PAUSE_MILLIS = 500;

    private final SiteClusters clusters;

    public WatchedReadiness(SiteClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Waited await(String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking)
            throws InterruptedException {
        var slow = objects.stream().filter(Rules::takesTime).distinct().sorted().toList();
        if (slow.isEmpty()) return new Waited.Ready();
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return watch(clusters.connection(target), slow, end, lacking);
            } catch (ClusterProblem away) {
                if (Thread.interrupted()) throw new InterruptedException();
                if (!away.isRetryable()) throw away;
                if (System.nanoTime() - end > 0) return new Waited.TooLate(away.sentence());
                lacking.accept(away.sentence());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static Waited watch(Connection connection, List<ObjectRef> objects, long end, Consumer<String> lacking)
            throws InterruptedException {
        if (new QuickLooks(connection, objects, lacking).areReady(end)) return new Waited.Ready();
        var namespaces = objects.stream()
                .filter(Rules::hasPods)
                .map(ObjectRef::namespace)
                .distinct()
                .toList();
        try (var sight = Sight.of(connection, objects, namespaces)) {
            return new Watching(connection, sight, objects, lacking).until(end);
        }
    }
}
