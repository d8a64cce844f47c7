package io.slipway.web.server;

import io.slipway.engine.run.ServiceWatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after the services for as long as the server works. A server that lasts for one run only has no time for it. */
final class ServiceCare implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCare.class);
    private static final long SECONDS = 10;

    private final ServiceWatch watch;
    private final boolean works;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slipway-services");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    ServiceCare(ServiceWatch watch, boolean works) {
        this.watch = watch;
        this.works = works;
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException e) {
            if (running)
                LOG.warn("The services could not be looked after; trying again in {} s: {}", SECONDS, e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        if (works) clock.scheduleWithFixedDelay(this::look, 1, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        watch.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
