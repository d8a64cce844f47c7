package io.slipway.web.server;

import io.slipway.engine.bpmn.graph.UnusedGraphs;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.store.Store;
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
    private static final int GRAPHS_AT_ONCE = 50;

    private final Store store;
    private final UnusedGraphs graphs;
    private final Reservations reservations;
    private final boolean works;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slipway-housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    Housekeeping(Store store, UnusedGraphs graphs, Reservations reservations, boolean works) {
        this.store = store;
        this.graphs = graphs;
        this.reservations = reservations;
        this.works = works;
    }

    void tidy() {
        try (var onlyMe = store.lock("housekeeping")) {
            var released = reservations.sweep();
            if (released > 0)
                LOG.warn("{} resources were still held by runs that are over; they are free now.", released);
            graphs.forget(GRAPHS_AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("Tidying up did not succeed and is tried again in {} minutes: {}", MINUTES, e.toString());
        }
    }

    @Override
    public void start() {
        if (works) clock.scheduleWithFixedDelay(this::tidy, MINUTES, MINUTES, TimeUnit.MINUTES);
        running = true;
    }

    @Override
    public void stop() {
        clock.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
