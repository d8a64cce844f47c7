package io.slipway.engine.worker;

import java.util.concurrent.FutureTask;

/** A task on one of the node's threads. Stopping it interrupts that thread only while it is at this very task. */
final class RunningTask extends FutureTask<Void> {

    private final Lease lease;
    private final Runnable ifNeverBegun;
    private volatile boolean begun;

    RunningTask(Lease lease, Runnable work, Runnable ifNeverBegun) {
        super(work, null);
        this.lease = lease;
        this.ifNeverBegun = ifNeverBegun;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public void run() {
        begun = true;
        super.run();
    }

    void stop() {
        cancel(true);
    }

    @Override
    protected void done() {
        if (isCancelled() && !begun) ifNeverBegun.run();
    }
}
