package io.slipway.engine.worker;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task on one of the node's threads. Stopping it interrupts that thread only while the task's type is at work on this very
 * task: an interrupt in the middle of a statement would close an embedded database's file under everybody.
 */
final class RunningTask implements Runnable {

    private final Lease lease;
    private final Consumer<RunningTask> work;
    private @Nullable Thread atWork;
    private @Nullable Stop stop;

    /** By the clock of this process: until when nobody else may take the task. */
    private volatile long leasedUntil;

    RunningTask(Lease lease, long leasedUntil, Consumer<RunningTask> work) {
        this.lease = lease;
        this.leasedUntil = leasedUntil;
        this.work = work;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public void run() {
        work.accept(this);
    }

    void leasedUntil(long nanos) {
        leasedUntil = nanos;
    }

    boolean isLeaseOver(long now) {
        return now - leasedUntil > 0;
    }

    synchronized void stop(Stop why) {
        if (stop == null || why instanceof Stop.LeftToLease) stop = why;
        if (atWork != null) atWork.interrupt();
    }

    synchronized Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    <T> T interruptibly(Callable<T> call) throws Exception {
        enter();
        try {
            return call.call();
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (stop != null) throw new InterruptedException();
        atWork = Thread.currentThread();
    }

    private synchronized void leave() {
        atWork = null;
        Thread.interrupted();
    }
}
