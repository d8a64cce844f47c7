package io.slipway.engine.worker;

import io.slipway.engine.task.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tasks that this node has, by the engine's id, and what it does with each. */
final class InHand {

    sealed interface Held {}

    record Running(RunningTask task) implements Held {}

    /** In the completer's queue: its commit moves the row that a heartbeat would move too, so that one leaves it alone. */
    record Done(Lease lease) implements Held {}

    /** Its process is suspended, or the commit failed: the result is kept, and the lease with it. */
    record Undelivered(Finished finished, boolean suspended) implements Held {}

    /** Its run is paused: locked, so that nobody looks at it again and again, but not begun. */
    record Parked(String run) implements Held {}

    private final Map<String, Held> tasks = new ConcurrentHashMap<>();

    boolean has(String externalTask) {
        return tasks.containsKey(externalTask);
    }

    void put(String externalTask, Held held) {
        tasks.put(externalTask, held);
    }

    void remove(String externalTask) {
        tasks.remove(externalTask);
    }

    /** Does nothing when its lease was lost since: then it may be here again, in somebody else's hands. */
    void move(String externalTask, Held from, Held to) {
        tasks.replace(externalTask, from, to);
    }

    /** False when it has moved on since it was looked at. */
    boolean remove(String externalTask, Held held) {
        return tasks.remove(externalTask, held);
    }

    List<RunningTask> running() {
        return all(Running.class).map(Running::task).toList();
    }

    List<Undelivered> suspended() {
        return all(Undelivered.class).filter(Undelivered::suspended).toList();
    }

    /** By run, the engine's ids of what is parked. */
    Map<String, Collection<String>> parked() {
        var byRun = new HashMap<String, Collection<String>>();
        tasks.forEach((id, held) -> {
            if (held instanceof Parked parked)
                byRun.computeIfAbsent(parked.run(), run -> new ArrayList<>()).add(id);
        });
        return byRun;
    }

    /** What a heartbeat keeps. */
    Map<String, Held> toKeep() {
        var kept = new HashMap<>(tasks);
        kept.values().removeIf(held -> held instanceof Done || held instanceof Running running && isLeft(running));
        return kept;
    }

    private static boolean isLeft(Running running) {
        return running.task()
                .stopped()
                .filter(Stop.LeftToLease.class::isInstance)
                .isPresent();
    }

    /** How many slots of a kind each run has. */
    Map<String, Integer> slotsByRun(Slot kind) {
        var slots = new HashMap<String, Integer>();
        Stream.concat(
                        all(Running.class).map(running -> running.task().lease()),
                        all(Done.class).map(Done::lease))
                .filter(lease -> lease.type().slot() == kind)
                .forEach(lease -> slots.merge(lease.run(), 1, Integer::sum));
        return slots;
    }

    private <T extends Held> Stream<T> all(Class<T> kind) {
        Function<Held, Stream<T>> of = held -> kind.isInstance(held) ? Stream.of(kind.cast(held)) : Stream.empty();
        return tasks.values().stream().flatMap(of);
    }
}
