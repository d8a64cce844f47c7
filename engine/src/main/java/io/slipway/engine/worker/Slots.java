package io.slipway.engine.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many more tasks this node can work on, and the word that there may be something to fetch. */
final class Slots {

    private final Semaphore free;
    private final Semaphore hints = new Semaphore(0);

    Slots(int number) {
        free = new Semaphore(number);
    }

    /** Waits for a free slot, then takes all that are free: nothing is fetched that cannot begin at once. */
    int takeFree() throws InterruptedException {
        free.acquire();
        hints.drainPermits();
        return 1 + free.drainPermits();
    }

    void giveBack(int number) {
        free.release(number);
        hint();
    }

    /** Says that there may be work: a commit has moved tokens. */
    void hint() {
        hints.release();
    }

    void awaitHint(Duration atMost) throws InterruptedException {
        hints.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Slots that were taken and not used; no sign that there is work. */
    void giveBackUnused(int number) {
        free.release(number);
    }
}
