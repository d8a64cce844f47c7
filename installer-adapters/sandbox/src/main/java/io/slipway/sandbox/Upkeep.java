package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps the objects going, a step at a time: what a cluster's controllers and its nodes do. */
final class Upkeep implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    private final ObjectStore store;
    private final Laws laws;
    private final Workloads workloads;
    private final PodLife life = new PodLife();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Upkeep::daemon);

    Upkeep(ObjectStore store, Laws laws) {
        this.store = store;
        this.laws = laws;
        this.workloads = new Workloads(laws, new Pods(store, laws, new Kinds(store)));
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "upkeep");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        clock.scheduleWithFixedDelay(this::step, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void step() {
        each(Workloads.DEPLOYMENTS, workloads::deployment);
        each(Workloads.REPLICA_SETS, workloads::replicaSet);
        each(Workloads.STATEFUL_SETS, workloads::statefulSet);
        each(Workloads.DAEMON_SETS, workloads::daemonSet);
        each(Workloads.JOBS, workloads::job);
        each(Claims.SHELF, claim -> stand(Claims.SHELF, claim, Claims.bound(claim)));
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        var there = new HashSet<String>();
        each(Pods.SHELF, pod -> {
            there.add(pod.path("metadata").path("uid").asText());
            stand(Pods.SHELF, pod, life.standing(pod, now));
        });
        life.forget(uid -> !there.contains(uid));
        laws.sweep();
    }

    private void stand(String shelf, ObjectNode object, ObjectNode status) {
        laws.standing(new ObjectStore.Key(shelf, Pods.namespace(object), Pods.name(object)), status);
    }

    /** One that is refused, or goes meanwhile, must not hold up the others. */
    private void each(String shelf, Consumer<ObjectNode> step) {
        for (var object : store.list(shelf, "").items()) {
            synchronized (store) {
                if (object.path("metadata").hasNonNull("deletionTimestamp")) continue;
                var key = new ObjectStore.Key(shelf, Pods.namespace(object), Pods.name(object));
                var now = store.get(key);
                if (now.isEmpty()) continue;
                try {
                    step.accept(now.get());
                } catch (RuntimeException refused) {
                    System.err.println("sandbox: " + key.name() + ": " + refused.getMessage());
                }
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
