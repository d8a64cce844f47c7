package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.task.UndoRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was there before a task over all rounds in which it was applied: of each object how the first round that touched it
 * had found it. A round that went elsewhere is put back by itself.
 */
final class BeforeRounds {

    /** Between sealed records, which are a line each. */
    private static final String BETWEEN = "\n";

    private record Where(String target, AppliedSet set) {}

    private BeforeRounds() {}

    static UndoRecord joined(List<UndoRecord> rounds) {
        return new UndoRecord(rounds.stream()
                .map(UndoRecord::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BETWEEN)));
    }

    /** In the order of putting back: what was applied last goes first. Nothing where nothing was recorded. */
    static List<Before> of(UndoRecord record, SecretBox box) {
        var places = new LinkedHashMap<Where, List<Before>>();
        Arrays.stream(record.text().split(BETWEEN))
                .flatMap(one -> Before.of(new UndoRecord(one), box).stream())
                .forEach(before -> places.computeIfAbsent(
                                new Where(before.target(), before.set()), where -> new ArrayList<>())
                        .add(before));
        var all = new ArrayList<Before>();
        places.values().forEach(rounds -> all.add(0, merged(rounds)));
        return all;
    }

    private static Before merged(List<Before> rounds) {
        var first = rounds.get(0);
        if (rounds.size() == 1) return first;
        Map<ObjectRef, java.util.Optional<com.fasterxml.jackson.databind.node.ObjectNode>> objects =
                new TreeMap<>(ApplyOrder.FORWARD);
        rounds.forEach(round -> round.objects().forEach(objects::putIfAbsent));
        return new Before(first.target(), first.set(), objects);
    }
}
