package io.slipway.engine.worker;

import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions of one look: one for all kinds of tasks while there are slots enough; by kind, and by run, when there is
 * more work than slots.
 */
final class Casts {

    private final Leases leases;
    private final RunSigns runs;
    private final InHand inHand;
    private final WorkerSettings settings;
    private final Map<Slot, List<String>> topics = new EnumMap<>(Slot.class);
    private final Map<Slot, Boolean> scarce = new EnumMap<>(Slot.class);
    private int turn;

    Casts(Leases leases, RunSigns runs, InHand inHand, WorkerSettings settings, Collection<TaskType> types) {
        this.leases = leases;
        this.runs = runs;
        this.inHand = inHand;
        this.settings = settings;
        for (var type : types)
            topics.computeIfAbsent(type.slot(), kind -> new ArrayList<>()).add(type.name());
    }

    List<Waiting> fetch(Map<Slot, Integer> free) {
        turn++;
        var found = new ArrayList<Waiting>();
        var left = new EnumMap<>(free);
        if (!scarce.containsValue(true) && ofAllKinds(left, found)) return found;
        for (var kind : left.keySet()) {
            int number = left.get(kind);
            if (number > 0) ofOneKind(kind, number, found);
            else scarce.put(kind, true);
        }
        return found;
    }

    /** True when nothing more waits. */
    private boolean ofAllKinds(Map<Slot, Integer> left, List<Waiting> found) {
        int most = left.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        var all = left.keySet().stream()
                .flatMap(kind -> topics.getOrDefault(kind, List.of()).stream())
                .toList();
        var waiting = leases.take(all, most, settings.onlyRun());
        found.addAll(waiting);
        for (var task : waiting) left.merge(kindOf(task), -1, Integer::sum);
        return waiting.size() < most;
    }

    private Slot kindOf(Waiting task) {
        return topics.entrySet().stream()
                .filter(entry -> entry.getValue().contains(task.topic()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Slot.LIGHT);
    }

    private void ofOneKind(Slot kind, int number, List<Waiting> found) {
        var names = topics.getOrDefault(kind, List.of());
        int left = number;
        if (scarce.getOrDefault(kind, false)) {
            for (var share : shares(kind)) {
                if (left == 0) break;
                var waiting = leases.take(names, Math.min(left, share.most()), Optional.of(share.run()));
                found.addAll(waiting);
                left -= waiting.size();
            }
        }
        if (left > 0) {
            var waiting = leases.take(names, left, settings.onlyRun());
            found.addAll(waiting);
            left -= waiting.size();
        }
        scarce.put(kind, left == 0);
    }

    private List<Shares.Share> shares(Slot kind) {
        if (settings.onlyRun().isPresent()) return List.of();
        return Shares.of(runs.underWay(), inHand.slotsByRun(kind), settings.slotsOf(kind), turn);
    }
}
