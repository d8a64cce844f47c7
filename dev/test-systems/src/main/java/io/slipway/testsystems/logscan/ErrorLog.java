package io.slipway.testsystems.logscan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The errors that this JVM has logged since somebody asked last. Stays in place when the logging is set up anew, as
 * Spring Boot does when an application starts.
 */
public final class ErrorLog extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final String NAME = "slipway-log-scan";

    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

    public static ErrorLog listening() {
        var log = new ErrorLog();
        log.setName(NAME);
        log.listen();
        return log;
    }

    /**
     * Listens again where it was taken off. Does nothing where the log is not Logback's. Only for the thread that sets
     * the logging up too, which a test's is: Logback's list of listeners bears one thread at a time.
     */
    public void listen() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            listen(context);
        }
    }

    void listen(LoggerContext context) {
        attach(context);
        if (!hasListener(context)) {
            context.addListener(new Reattachment(this));
        }
    }

    /** Hears what is logged from now on, but not of the next stop of the logging. For any thread. */
    synchronized void attach(LoggerContext context) {
        setContext(context);
        start(); // setting the logging up anew has stopped it
        loudest(context).filter(logger -> !logger.isAttached(this)).forEach(logger -> logger.addAppender(this));
    }

    boolean isAttachedTo(LoggerContext context) {
        return context.getLogger(Logger.ROOT_LOGGER_NAME).isAttached(this);
    }

    static boolean hasListener(LoggerContext context) {
        return context.getCopyOfListenerList().stream().anyMatch(Reattachment.class::isInstance);
    }

    /** Loggers whose events go no further up than to themselves. */
    private static Stream<Logger> loudest(LoggerContext context) {
        return context.getLoggerList().stream()
                .filter(logger -> logger.getName().equals(Logger.ROOT_LOGGER_NAME) || !logger.isAdditive());
    }

    /** What was logged since the last time. */
    public List<String> drain() {
        var drained = new ArrayList<String>();
        for (var error = errors.poll(); error != null; error = errors.poll()) {
            drained.add(error);
        }
        return drained;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            errors.add(text(event));
        }
    }

    private static String text(ILoggingEvent event) {
        var text = new StringBuilder(event.getLoggerName() + " - " + event.getFormattedMessage());
        for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append(' ').append(shortly(cause));
        }
        return text.toString();
    }

    private static String shortly(IThrowableProxy cause) {
        return cause.getMessage() == null ? cause.getClassName() : cause.getClassName() + ": " + cause.getMessage();
    }
}
