package io.slipway.testsystems.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the error log does when the logging of a JVM is set up anew, as each start of an application does. */
@Timeout(30)
class ErrorLogTest {

    private final LoggerContext logging = new LoggerContext();
    private final ErrorLog log = new ErrorLog();

    @BeforeEach
    void loggingIsStoppedAndStarted() throws InterruptedException {
        logging.addListener(new Reattachment(log));
        logging.start();
        log.attach(logging);
        logging.stop();
        logging.start();
        while (!log.isAttachedTo(logging)) Thread.sleep(Duration.ofMillis(5).toMillis());
    }

    @Test
    void errorsAreHeardAgain() {
        logging.getLogger("some.part").error("a pipe broke");

        assertThat(log.drain()).containsExactly("some.part - a pipe broke");
    }

    /** Who sets levels goes through the listeners at that moment, and breaks off when one is added. */
    @Test
    void noListenerIsAddedBehindTheBackOfTheThreadThatSetsTheLoggingUp() {
        assertThat(ErrorLog.hasListener(logging)).isFalse();
    }
}
