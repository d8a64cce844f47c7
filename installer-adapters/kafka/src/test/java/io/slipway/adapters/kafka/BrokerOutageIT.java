package io.slipway.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.delegates.kafka.KafkaDelegate;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.testsystems.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away in the middle, or lets nobody in. */
@Tag("long")
@WithKafka
class BrokerOutageIT {

    /** Nobody waits fifteen seconds for each sentence of a test. */
    private static final Map<String, String> IMPATIENT =
            Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1500");

    @TempDir
    static Path folder;

    static OwnBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = OwnBroker.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    private static TopicProblem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(TopicProblem.class, call);
    }

    @Test
    void aBrokerThatGoesAwayInTheMiddleIsASentenceAndItsReturnIsSeen() throws Exception {
        var room = new TestRoom();
        var spec = "{'topics': {'first': {'partitions': 2}, 'second': {'partitions': 1}}}";
        try (var topics = Kafkas.site(broker.bootstrap(), IMPATIENT)) {
            var kafka = new KafkaDelegate(topics);
            var before = kafka.record(room.task(spec));
            topics.create("", new Topic("first", 2, 1, Map.of()));
            broker.kill();

            var begin = System.nanoTime();
            var failed = (Outcome.Failed) kafka.run(room.task(spec));
            assertThat(failed.reason()).contains("Kafka 'main' does not answer at " + broker.bootstrap());
            assertThat(failed.retryable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(kafka.check(room.task(spec)).render()).contains("KAFKA-BROKER", "does not answer");
            assertThat(kafka.plan(room.task(spec)).what()).contains("does not answer");
            assertThat(kafka.probe(room.task(spec), before)).isInstanceOf(Probe.Unknown.class);
            assertThat(((Outcome.Failed) kafka.undo(room.undo(spec), before)).retryable())
                    .isTrue();

            broker.start();
            assertThat(kafka.probe(room.task(spec), before)).isEqualTo(new Probe.Absent());
            assertThat(kafka.run(room.task(spec))).isInstanceOf(Outcome.Done.class);
            assertThat(kafka.undo(room.undo(spec), before)).isEqualTo(Outcome.done());
            assertThat(topics.find("", List.of("first", "second"))).isEmpty();
        }
    }

    @Test
    void whoMayDoNothingIsToldSo() throws Exception {
        var properties = new java.util.HashMap<>(IMPATIENT);
        properties.putAll(login(OwnBroker.PASSWORD));
        try (var all = Kafkas.site(broker.bootstrap(), IMPATIENT);
                var topics = Kafkas.site(broker.guarded(), properties)) {
            all.create("", new Topic("guarded", 1, 1, Map.of()));
            var making = problem(() -> topics.create("", new Topic("other", 1, 1, Map.of())));
            assertThat(making.sentence())
                    .contains("does not allow Slipway's user to make the topic other", "kafka-acls.sh");
            assertThat(making.isRetryable()).isFalse();
            for (var refused : List.of(
                    problem(() -> topics.find("", List.of("guarded"))),
                    problem(() -> topics.set("", "guarded", Map.of("retention.ms", Optional.of("1")))),
                    problem(() -> topics.delete("", "guarded")),
                    problem(() -> topics.addPartitions("", "guarded", 3))))
                assertThat(refused.sentence()).contains("does not allow Slipway's user to");
        }
    }

    @Test
    void aWrongPasswordIsToldAndNotShown() {
        var properties = new java.util.HashMap<>(IMPATIENT);
        properties.putAll(login("looking-glass-99"));
        try (var topics = Kafkas.site(broker.guarded(), properties)) {
            var refused = problem(() -> topics.broker(""));
            assertThat(refused.sentence()).contains("does not accept who Slipway says it is", "kafka.main.properties");
            assertThat(refused.isRetryable()).isFalse();
            assertThat(refused.sentence()).doesNotContain("looking-glass");
        }
    }

    @Test
    void propertiesThatMakeNoClientAreToldWithoutTheirValues() {
        var broken = Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "no.such.LoginModule required password=\"looking-glass-99\"");
        try (var topics = Kafkas.site(broker.guarded(), broken)) {
            var refused = problem(() -> topics.broker(""));
            assertThat(refused.sentence()).contains("kafka.main.properties in slipway.yaml");
            assertThat(trace(refused)).doesNotContain("looking-glass");
        }
        try (var topics = Kafkas.site("no-such-host.invalid:9092", IMPATIENT)) {
            var refused = problem(() -> topics.broker(""));
            assertThat(refused.sentence()).contains("does not answer at no-such-host.invalid:9092");
            assertThat(refused.isRetryable()).isTrue();
        }
    }

    private static String trace(Throwable thrown) {
        var text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static Map<String, String> login(String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"alice\" password=\""
                                + password + "\";");
    }
}
