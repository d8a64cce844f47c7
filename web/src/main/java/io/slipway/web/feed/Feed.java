package io.slipway.web.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * All who watch one source. A tick reads the source once, however many watch: from where the hindmost stands, and each gets
 * what it has not got yet. So nobody loses anything, nobody gets anything twice, and who comes late catches up.
 */
final class Feed {

    private final Source source;
    private final List<Watcher> watchers = new ArrayList<>();

    Feed(Source source) {
        this.source = source;
    }

    synchronized void add(Watcher watcher) {
        watchers.add(watcher);
        serve(List.of(watcher));
    }

    /** @return whether anybody still watches */
    synchronized boolean tick() {
        watchers.removeIf(Watcher::isGone);
        serve(List.copyOf(watchers));
        watchers.removeIf(Watcher::isGone);
        return !watchers.isEmpty();
    }

    /** Goes on until all have all, or cannot take more for now. */
    private void serve(List<Watcher> some) {
        var ready = ready(some);
        while (!ready.isEmpty()) {
            var hindmost = ready.stream().mapToLong(Watcher::last).min().orElse(0);
            var end = source.end();
            var items = source.after(hindmost);
            for (var item : items) pass(item, ready);
            if (items.isEmpty()) {
                end.ifPresent(over -> endAll(over, ready(some)));
                return;
            }
            ready = ready(some);
        }
    }

    private static void endAll(Source.End over, List<Watcher> some) {
        for (var watcher : some) if (watcher.last() >= over.number()) watcher.end(over.lastWord());
    }

    private static List<Watcher> ready(List<Watcher> some) {
        return some.stream().filter(watcher -> !watcher.isFull()).toList();
    }

    private static void pass(Source.Item item, List<Watcher> some) {
        for (var watcher : some) if (item.number() > watcher.last()) watcher.send(item);
    }

    synchronized void beat() {
        watchers.forEach(Watcher::beat);
    }

    synchronized void end() {
        watchers.forEach(watcher -> watcher.end(""));
        watchers.clear();
    }
}
