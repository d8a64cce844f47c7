package io.slipway.engine.worker;

import java.time.Duration;

/**
 * How a node works.
 *
 * @param slots how many tasks it works on at once
 * @param lease how long it may be silent before another node takes its tasks over
 * @param heartbeat how often it says that it is alive
 * @param poll how long it waits before it looks for work that nobody told it of
 * @param largestBatch how many finished tasks are committed together at most
 */
public record WorkerSettings(int slots, Duration lease, Duration heartbeat, Duration poll, int largestBatch) {

    public static WorkerSettings usual() {
        return new WorkerSettings(32, Duration.ofSeconds(15), Duration.ofSeconds(4), Duration.ofMillis(200), 50);
    }

    public WorkerSettings withSlots(int number) {
        return new WorkerSettings(number, lease, heartbeat, poll, largestBatch);
    }

    public WorkerSettings withLease(Duration time) {
        return new WorkerSettings(slots, time, time.dividedBy(4), poll, largestBatch);
    }
}
