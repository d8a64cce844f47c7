package io.slipway.engine.worker;

import io.slipway.engine.task.Direction;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every now and then what people and other tasks have decided about the runs that this node has tasks of. */
final class RunWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    private final RunSigns signs;
    private final InHand inHand;
    private final LeasedTasks tasks;
    private final Completer completer;
    private final StuckTasks stuck;

    RunWatch(RunSigns signs, InHand inHand, LeasedTasks tasks, Completer completer, StuckTasks stuck) {
        this.signs = signs;
        this.inHand = inHand;
        this.tasks = tasks;
        this.completer = completer;
        this.stuck = stuck;
    }

    void look() {
        try {
            var known = signs.of(runsInHand());
            stopWhatEnds(known);
            resume(known);
            deliverWhatIsActiveAgain();
            stuck.failWhatEnds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The runs could not be looked after; trying again: {}", e.toString());
        }
    }

    private HashSet<String> runsInHand() {
        var runs = new HashSet<>(inHand.parked().keySet());
        inHand.running().forEach(running -> runs.add(running.lease().run()));
        return runs;
    }

    /** Cancelled, or failing fast: what is being done stops, and is put back with the rest. */
    private void stopWhatEnds(Map<String, RunSigns.Sign> known) {
        for (var running : inHand.running()) {
            var sign = known.get(running.lease().run());
            var forward = running.lease().attempt().key().direction() == Direction.DO;
            if (forward
                    && sign != null
                    && sign.stopsWhatRuns()
                    && running.stopped().isEmpty()) running.stop(new Stop.RunEnds(sign.why()));
        }
    }

    private void resume(Map<String, RunSigns.Sign> known) {
        inHand.parked().forEach((run, parked) -> {
            var sign = known.get(run);
            if (sign != null && sign.paused()) return;
            tasks.giveBack(parked);
            parked.forEach(inHand::remove);
        });
    }

    private void deliverWhatIsActiveAgain() {
        var waiting = inHand.suspended().stream()
                .collect(Collectors.toMap(kept -> kept.finished().lease().externalTask(), kept -> kept));
        if (waiting.isEmpty()) return;
        // Those that are gone are delivered too: there the completer sees it and drops them.
        for (var id : tasks.notSuspended(waiting.keySet())) {
            var kept = waiting.get(id);
            if (kept != null) completer.addAgain(kept);
        }
    }
}
