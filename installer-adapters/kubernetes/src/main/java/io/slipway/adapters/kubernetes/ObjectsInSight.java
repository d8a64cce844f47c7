package io.slipway.adapters.kubernetes;

import io.slipway.adapters.kubernetes.ready.Rules;
import io.slipway.adapters.kubernetes.ready.Standing;
import io.slipway.adapters.kubernetes.ready.Standing.Hopeless;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Watch;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks after objects by watches, a thread for each cluster: hears of each change at once. */
public final class ObjectsInSight implements Watch {

    private static final long PAUSE_MILLIS = 2_000;
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    /** What changes together is told together. */
    private static final long TOGETHER_MILLIS = 200;

    private final SiteClusters clusters;

    public ObjectsInSight(SiteClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Looking on(String target, Map<String, ? extends Collection<ObjectRef>> groups, Listener listener) {
        var thread = new Thread(new Look(target, Map.copyOf(groups), listener), "slipway-services-" + target);
        thread.setDaemon(true);
        thread.start();
        return thread::interrupt;
    }

    private final class Look implements Runnable {

        private final String target;
        private final Map<String, Collection<ObjectRef>> groups;
        private final Listener listener;
        private final Map<String, List<String>> told = new HashMap<>();

        Look(String target, Map<String, Collection<ObjectRef>> groups, Listener listener) {
            this.target = target;
            this.groups = groups;
            this.listener = listener;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    try {
                        look(clusters.connection(target));
                    } catch (ClusterProblem away) {
                        told.clear();
                        listener.away(away.sentence());
                        Thread.sleep(PAUSE_MILLIS);
                    }
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        private void look(Connection connection) throws InterruptedException {
            var all = groups.values().stream()
                    .flatMap(Collection::stream)
                    .distinct()
                    .sorted()
                    .toList();
            var podsIn = all.stream()
                    .filter(Rules::hasPods)
                    .map(ObjectRef::namespace)
                    .distinct()
                    .toList();
            try (var sight = Sight.of(connection, all, podsIn)) {
                var standings = new Standings(connection, sight);
                while (true) {
                    tell(standings);
                    sight.awaitChange(LOOK_AGAIN_MILLIS);
                    Thread.sleep(TOGETHER_MILLIS);
                    sight.openLate();
                }
            }
        }

        private void tell(Standings standings) {
            groups.forEach((group, objects) -> {
                if (!objects.stream().allMatch(standings::canTellOf)) return;
                var lacking = objects.stream()
                        .flatMap(object -> said(standings.of(object)).stream())
                        .toList();
                if (lacking.equals(told.put(group, lacking))) return;
                listener.stands(group, lacking);
            });
        }

        private static Optional<String> said(Standing standing) {
            if (standing instanceof Lacking one) return Optional.of(one.why());
            return standing instanceof Hopeless hopeless ? Optional.of(hopeless.why()) : Optional.empty();
        }
    }
}
