package io.slipway.engine.worker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases of what this node has. When it could not for a whole lease, the node fences itself: another one may be at
 * the same tasks by now, so they are interrupted here.
 */
final class Heart {

    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final Leases leases;
    private final InHand inHand;
    private final Duration lease;

    Heart(Leases leases, InHand inHand, Duration lease) {
        this.leases = leases;
        this.inHand = inHand;
        this.lease = lease;
    }

    long leasedUntil() {
        return System.nanoTime() + lease.toNanos();
    }

    void beat() {
        var kept = inHand.toKeep();
        if (kept.isEmpty()) return;
        try {
            var until = leasedUntil();
            var held = leases.extend(kept.keySet());
            kept.forEach((id, what) -> {
                if (!held.contains(id)) lose(id, what);
                else if (what instanceof InHand.Running running) running.task().leasedUntil(until);
            });
        } catch (RuntimeException e) {
            LOG.warn("The leases of {} tasks could not be prolonged: {}", kept.size(), e.toString());
        }
    }

    /** Cancelled, or somebody else's. */
    private void lose(String id, InHand.Held what) {
        if (inHand.remove(id, what) && what instanceof InHand.Running running)
            running.task().stop(new Stop.LeftToLease());
    }

    /** Needs no database, and so no thread that may wait for one. */
    void fence() {
        var now = System.nanoTime();
        for (var running : inHand.running()) {
            if (!running.isLeaseOver(now)
                    || running.stopped()
                            .filter(Stop.LeftToLease.class::isInstance)
                            .isPresent()) continue;
            LOG.warn(
                    "The lease of {} could not be prolonged in time; it is stopped here.",
                    TaskSteps.shown(running.lease().attempt().key()));
            running.stop(new Stop.LeftToLease());
        }
    }
}
