package io.slipway.testsystems.logscan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.time.Duration;
import java.time.Instant;

/**
 * Brings the error log back after the logging was stopped and set up anew. Stopping throws all listeners away, also
 * this one, and nobody is told of the start; so the last thing that it does is to have somebody look for a while.
 */
final class Reattachment implements LoggerContextListener {

    private static final Duration WHILE = Duration.ofSeconds(10);

    private final ErrorLog log;

    Reattachment(ErrorLog log) {
        this.log = log;
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext context) {
        log.listen(context);
    }

    @Override
    public void onStop(LoggerContext context) {
        var look = new Thread(() -> lookAfter(context), "log-scan");
        look.setDaemon(true);
        look.start();
    }

    /**
     * At least for the while, since at its beginning the context may not have been stopped yet; and until a test has
     * put the listener back, who then sees to the next stop. Not put back from here: the thread that sets the logging
     * up goes through the listeners at that moment.
     */
    private void lookAfter(LoggerContext context) {
        try {
            for (var end = Instant.now().plus(WHILE);
                    Instant.now().isBefore(end) || !ErrorLog.hasListener(context);
                    Thread.sleep(1)) {
                if (context.isStarted() && !log.isAttachedTo(context)) {
                    log.attach(context);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
