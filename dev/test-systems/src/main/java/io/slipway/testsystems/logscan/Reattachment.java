package io.slipway.testsystems.logscan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.time.Duration;
import java.time.Instant;

/**
 * Brings the error log back after the logging was stopped and set up anew. Stopping throws all listeners away, also
 * this one, so the last thing that it does is to have somebody look when the logging is started again.
 */
final class Reattachment implements LoggerContextListener {

    private static final Duration LIMIT = Duration.ofSeconds(30);

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
        log.listen();
    }

    @Override
    public void onStop(LoggerContext context) {
        var look = new Thread(() -> listenWhenStarted(context), "log-scan");
        look.setDaemon(true);
        look.start();
    }

    private void listenWhenStarted(LoggerContext context) {
        var end = Instant.now().plus(LIMIT);
        try {
            while (!context.isStarted() && Instant.now().isBefore(end)) {
                Thread.sleep(1);
            }
            log.listen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
