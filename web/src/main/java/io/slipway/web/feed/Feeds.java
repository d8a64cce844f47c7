package io.slipway.web.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The streams of this server. Ends them before the web server waits for its last requests: these would never end by
 * themselves. Whoever watched comes back with the number of the last item, to this server or another.
 */
@Component
public final class Feeds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final long TICK_MILLIS = 250;
    private static final long BEAT_SECONDS = 15;

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private volatile boolean running;
    private ScheduledExecutorService clock = newClock();

    private static ScheduledExecutorService newClock() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "feeds");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Answers this request with what the source holds and will hold.
     *
     * @param name of the source: who gives the same one shares its reader
     * @param after the number of the last item that the caller has got
     */
    public void watch(
            String name,
            Supplier<Source> source,
            long after,
            StreamForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        var stream = OpenStream.answering(request, response, form, after);
        feeds.compute(name, (same, known) -> {
            var feed = known == null ? new Feed(source.get()) : known;
            feed.add(stream);
            return feed;
        });
        if (!running) stream.end("");
    }

    private void tick() {
        for (var name : feeds.keySet()) {
            try {
                feeds.computeIfPresent(name, (same, feed) -> feed.tick() ? feed : null);
            } catch (RuntimeException e) {
                // The database may be away for a moment; those who watch need not notice.
                LOG.warn("What is watched as {} could not be read: {}", name, e.toString());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        clock = newClock();
        clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                () -> feeds.values().forEach(Feed::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        feeds.values().forEach(Feed::end);
        feeds.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
