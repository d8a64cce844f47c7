package io.slipway.web.server;

import io.slipway.engine.bpmn.graph.UnusedGraphs;
import io.slipway.engine.run.OldRuns;
import io.slipway.engine.run.PlanBook;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.TryFolders;
import io.slipway.engine.site.Retention;
import io.slipway.engine.store.Store;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What has to be tidied up now and then, by one node at a time: nothing breaks when it is not, but the store grows. */
final class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long MINUTES = 10;
    private static final int AT_ONCE = 50;

    /** Whose things are tidied up. */
    record Rooms(UnusedGraphs graphs, Reservations reservations, OldRuns runs, PlanBook plans, TryFolders tries) {}

    private final Store store;
    private final Rooms rooms;
    private final Retention retention;
    private final Clock time;
    private final boolean works;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slipway-housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    Housekeeping(Store store, Rooms rooms, Retention retention, Clock time, boolean works) {
        this.store = store;
        this.rooms = rooms;
        this.retention = retention;
        this.time = time;
        this.works = works;
    }

    void tidy() {
        sweepFolders();
        try (var onlyMe = store.lock("housekeeping")) {
            var released = rooms.reservations().sweep();
            if (released > 0)
                LOG.warn("{} resources were still held by runs that are over; they are free now.", released);
            rooms.graphs().forget(AT_ONCE);
            rooms.plans().forgetOld();
            var forgotten = rooms.runs().forget(time.instant().minus(retention.runs()), AT_ONCE);
            if (forgotten > 0)
                LOG.info(
                        "{} runs that ended more than {} days ago are forgotten.",
                        forgotten,
                        retention.runs().toDays());
        } catch (RuntimeException e) {
            LOG.warn("Tidying up did not succeed and is tried again in {} minutes: {}", MINUTES, e.toString());
        }
    }

    /** Each node its own. */
    private void sweepFolders() {
        try {
            rooms.tries().sweep();
        } catch (RuntimeException e) {
            LOG.warn("The folders of runs that are over could not be removed: {}", e.toString());
        }
    }

    @Override
    public void start() {
        if (works) {
            clock.execute(this::sweepFolders);
            clock.scheduleWithFixedDelay(this::tidy, MINUTES, MINUTES, TimeUnit.MINUTES);
        }
        running = true;
    }

    /** A server that lasts for one run only never gets to its ten minutes. */
    @Override
    public void stop() {
        clock.shutdownNow();
        if (works) sweepFolders();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
