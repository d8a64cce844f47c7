package io.slipway.engine.worker;

import io.slipway.engine.task.Slot;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a node works.
 *
 * @param slots how many tasks of each kind it works on at once
 * @param lease how long it may be silent before another node takes its tasks over
 * @param heartbeat how often it says that it is alive
 * @param poll how long it waits before it looks for work that nobody told it of
 * @param look how long it takes at most to see that a run goes on, or ends
 * @param largestBatch how many finished tasks are committed together at most
 * @param onlyRun the one run that it works on; all where it is empty
 */
public record WorkerSettings(
        Map<Slot, Integer> slots,
        Duration lease,
        Duration heartbeat,
        Duration poll,
        Duration look,
        int largestBatch,
        Optional<String> onlyRun) {

    public WorkerSettings {
        slots = Map.copyOf(slots);
    }

    public static WorkerSettings usual() {
        return new WorkerSettings(
                Map.of(Slot.LIGHT, 32, Slot.HELM, 4, Slot.CONTAINER, 16),
                Duration.ofSeconds(15),
                Duration.ofSeconds(4),
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                50,
                Optional.empty());
    }

    int slotsOf(Slot kind) {
        return slots.getOrDefault(kind, 1);
    }

    public WorkerSettings withSlots(Slot kind, int number) {
        var changed = new EnumMap<Slot, Integer>(Slot.class);
        changed.putAll(slots);
        changed.put(kind, number);
        return new WorkerSettings(changed, lease, heartbeat, poll, look, largestBatch, onlyRun);
    }

    public WorkerSettings withLease(Duration time) {
        return new WorkerSettings(slots, time, time.dividedBy(4), poll, look, largestBatch, onlyRun);
    }

    public WorkerSettings onlyFor(Optional<String> run) {
        return new WorkerSettings(slots, lease, heartbeat, poll, look, largestBatch, run);
    }
}
