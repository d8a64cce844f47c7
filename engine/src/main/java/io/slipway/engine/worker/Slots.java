package io.slipway.engine.worker;

import io.slipway.engine.task.Slot;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How many more tasks of each kind this node can work on, and the word that there may be something to fetch. */
final class Slots {

    private final Map<Slot, Integer> free = new EnumMap<>(Slot.class);

    /** Kinds for which the last look found as much as there was room for: there may be more. */
    private final Set<Slot> wanted = EnumSet.noneOf(Slot.class);

    private boolean hinted;

    Slots(Map<Slot, Integer> numbers) {
        free.putAll(numbers);
    }

    /** Waits until some kind has a free slot, then takes all that are free: nothing is fetched that cannot begin at once. */
    synchronized Map<Slot, Integer> takeFree(Duration atMost) throws InterruptedException {
        if (isFull()) wait(atMost.toMillis());
        hinted = false;
        wanted.clear();
        var taken = new EnumMap<Slot, Integer>(Slot.class);
        free.forEach((kind, number) -> {
            if (number > 0) taken.put(kind, number);
        });
        free.replaceAll((kind, number) -> 0);
        return taken;
    }

    private boolean isFull() {
        return free.values().stream().allMatch(number -> number == 0);
    }

    /** What is left of the taken slots; a kind of which nothing is left could have used more. */
    synchronized void giveBackUnused(Map<Slot, Integer> left) {
        left.forEach((kind, number) -> {
            free.merge(kind, number, Integer::sum);
            if (number == 0) wanted.add(kind);
        });
    }

    synchronized void giveBack(Slot kind) {
        free.merge(kind, 1, Integer::sum);
        if (wanted.contains(kind)) hint();
    }

    /** Says that there may be work: a commit has moved tokens. */
    synchronized void hint() {
        hinted = true;
        notifyAll();
    }

    synchronized void awaitHint(Duration atMost) throws InterruptedException {
        if (!hinted) wait(atMost.toMillis());
    }
}
