package io.slipway.testsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import ch.qos.logback.classic.LoggerContext;
import io.slipway.testsystems.shared.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// The errors of the classes below are logged while this one runs too.
@ExpectedErrors(".*")
class LogScanTest {

    private static final Logger LOG = LoggerFactory.getLogger("io.slipway.some.Worker");

    @Test
    void aClassThatLogsAnErrorFailsThoughItsTestsPass() {
        var results = run(LogsAnError.class);

        assertThat(results.testEvents().failed().count()).isZero();
        assertFailed(results, "logs()", "io.slipway.some.Worker - lost the lease of t1", "IllegalStateException: gone");
    }

    @Test
    void warningsAreNoErrors() {
        assertPassed(run(LogsAWarning.class));
    }

    @Test
    void whatAMethodExpectsIsForgivenToIt() {
        assertPassed(run(MethodExpects.class));
    }

    @Test
    void whatOneMethodExpectsIsNotForgivenToAnother() {
        assertFailed(run(AnotherMethodExpects.class), "doesNotExpect()", "lost the lease");
    }

    @Test
    void whatAClassExpectsIsForgivenToAllOfIt() {
        assertPassed(run(ClassExpects.class));
    }

    @Test
    void anErrorOfAnotherKindIsNotForgiven() {
        assertFailed(run(ExpectsSomethingElse.class), "lost the lease");
    }

    @Test
    void whatIsLoggedBeforeTheTestsCountsToo() {
        assertFailed(run(LogsBeforeAll.class), "lost the lease");
    }

    @Test
    void aNestedClassIsForgivenWhatTheOuterOneExpects() {
        assertPassed(run(OuterExpects.class));
    }

    @Test
    void aLoggerThatKeepsItsEventsToItselfIsHeard() {
        assertFailed(run(LogsToItself.class), "heard nevertheless");
    }

    @Test
    void anErrorAfterTheLoggingWasSetUpAnewIsHeard() {
        assertFailed(run(SetsLoggingUp.class), "after the new set-up");
    }

    /** With the settings of junit-platform.properties, as any module gets them. */
    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true)
                .selectors(selectClass(testClass))
                .execute();
    }

    private static void assertPassed(EngineExecutionResults results) {
        assertThat(results.allEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().count()).isPositive();
    }

    private static void assertFailed(EngineExecutionResults results, String... parts) {
        Events containers = results.containerEvents();
        containers.failed().assertEventsMatchExactly(event(container(), finishedWithFailure(message(text -> {
            assertThat(text).contains(parts);
            return true;
        }))));
    }

    static class LogsAnError {
        @Test
        void logs() {
            LOG.error("lost the lease of {}", "t1", new IllegalStateException("gone"));
        }
    }

    static class LogsAWarning {
        @Test
        void logs() {
            LOG.warn("the lease of t1 is old");
        }
    }

    static class MethodExpects {
        @Test
        @ExpectedErrors("lost the lease of t\\d")
        void expects() {
            LOG.error("lost the lease of t1");
        }
    }

    static class AnotherMethodExpects {
        @Test
        @ExpectedErrors("lost the lease")
        void expects() {
            LOG.error("lost the lease of t1");
        }

        @Test
        void doesNotExpect() {
            LOG.error("lost the lease of t2");
        }
    }

    @ExpectedErrors({"nothing", "IllegalStateException: gone"})
    static class ClassExpects {
        @BeforeAll
        static void before() {
            LOG.error("lost the lease", new RuntimeException("outer", new IllegalStateException("gone")));
        }

        @Test
        void logs() {
            LOG.error("lost the lease", new IllegalStateException("gone"));
        }
    }

    @ExpectedErrors("disk full")
    static class ExpectsSomethingElse {
        @Test
        void logs() {
            LOG.error("lost the lease");
        }
    }

    static class LogsBeforeAll {
        @BeforeAll
        static void before() {
            LOG.error("lost the lease");
        }

        @Test
        void passes() {}
    }

    @ExpectedErrors("lost the lease")
    static class OuterExpects {
        @Nested
        class Inner {
            @Test
            void logs() {
                LOG.error("lost the lease");
            }
        }
    }

    static class LogsToItself {
        @BeforeAll
        static void keepToYourself() {
            logger().setAdditive(false);
        }

        @Test
        void logs() {
            LoggerFactory.getLogger("io.slipway.alone").error("heard nevertheless");
            logger().setAdditive(true);
        }

        private static ch.qos.logback.classic.Logger logger() {
            return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("io.slipway.alone");
        }
    }

    /** As Spring Boot does it when an application starts. */
    static class SetsLoggingUp {
        @Test
        void logs() throws Exception {
            var context = (LoggerContext) LoggerFactory.getILoggerFactory();
            context.stop();
            context.reset();
            context.start();
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            Waiting.until("somebody listens again", Duration.ofSeconds(5), () -> root.iteratorForAppenders()
                    .hasNext());
            LOG.error("after the new set-up");
        }
    }
}
