package io.slipway.adapters.kafka;

import static io.slipway.adapters.kafka.Kafkas.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.delegates.kafka.KafkaDelegate;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.topic.Topic;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithKafka;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of the type kafka on a real broker: there and back, and once more after a crash. TR-21. */
@WithKafka
class KafkaTaskIT {

    private final TestRoom room = new TestRoom();
    private SiteTopics topics;
    private KafkaDelegate kafka;
    private KafkaBroker broker;

    @BeforeEach
    void open(KafkaBroker given) {
        broker = given;
        topics = Kafkas.site(given.bootstrapServers(), Map.of());
        kafka = new KafkaDelegate(topics);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private String orders() {
        return broker.topicPrefix() + "orders";
    }

    private String spec(String topic) {
        return "{'topics': {'" + orders() + "': " + topic + "}}";
    }

    private Topic live() throws Exception {
        return Kafkas.live(topics, orders());
    }

    private void there(int partitions, Map<String, String> settings) throws Exception {
        topics.create("", new Topic(orders(), partitions, 1, settings));
    }

    private void runs(String spec) throws Exception {
        assertThat(kafka.run(room.task(spec))).isInstanceOf(Outcome.Done.class);
    }

    /** What was left, in words. */
    private String undone(String spec, UndoRecord before) throws Exception {
        var outcome = kafka.undo(room.undo(spec), before);
        if (!(outcome instanceof Outcome.Failed failed)) return "nothing left";
        assertThat(failed.retryable()).isFalse();
        return failed.reason();
    }

    private String faults(String spec) {
        return kafka.check(room.task(spec)).render();
    }

    @Test
    void aTopicThatATaskMakesIsGoneAfterItsUndo() throws Exception {
        var spec = spec("{'partitions': 3, 'replicationFactor': 1, 'config': {'retention.ms': 86400000}}");
        var task = room.task(spec);
        assertThat(kafka.check(task).all()).isEmpty();
        assertThat(kafka.resources(task)).containsExactly(new ResourceKey("topic:main/" + orders()));
        assertThat(kafka.plan(task).kind()).isEqualTo(Change.Kind.CREATE);
        assertThat(kafka.plan(task).diff()).contains("+ partitions = 3", "+ retention.ms = 86400000");
        var before = kafka.record(task);
        assertThat(live()).isEqualTo(GONE);
        assertThat(kafka.probe(task, before)).isEqualTo(new Probe.Absent());

        var done = (Outcome.Done) kafka.run(task);
        assertThat(done.outputs()).containsEntry("bootstrap", TextNode.valueOf(broker.bootstrapServers()));
        assertThat(live()).isEqualTo(new Topic(orders(), 3, 1, Map.of("retention.ms", "86400000")));
        assertThat(kafka.probe(task, before)).isEqualTo(new Probe.Present(done.outputs()));
        assertThat(kafka.plan(task).kind()).isEqualTo(Change.Kind.KEEP);

        assertThat(kafka.probe(room.undo(spec), before)).isEqualTo(new Probe.Partly());
        assertThat(undone(spec, before)).isEqualTo("nothing left");
        assertThat(live()).isEqualTo(GONE);
        assertThat(kafka.probe(room.undo(spec), before)).isEqualTo(new Probe.Absent());
    }

    @Test
    void eachStepTakenTwiceIsAsOnce() throws Exception {
        there(1, Map.of("retention.ms", "5000"));
        var spec = spec("{'partitions': 2, 'config': {'retention.ms': 9000, 'cleanup.policy': 'compact'}}");
        var before = kafka.record(room.task(spec));
        runs(spec);
        runs(spec);
        assertThat(live())
                .isEqualTo(new Topic(orders(), 2, 1, Map.of("retention.ms", "9000", "cleanup.policy", "compact")));
        assertThat(undone(spec, before)).contains("keeps 2 partitions where it had 1");
        undone(spec, before);
        assertThat(live()).isEqualTo(new Topic(orders(), 2, 1, Map.of("retention.ms", "5000")));
    }

    @Test
    void whatWasBegunIsFinishedFromWhereItStands() throws Exception {
        there(1, Map.of());
        var spec = spec("{'partitions': 4, 'config': {'retention.ms': 9000}}");
        var before = kafka.record(room.task(spec));
        topics.set("", orders(), Map.of("retention.ms", Optional.of("9000"))); // and the node died
        assertThat(kafka.probe(room.task(spec), before)).isEqualTo(new Probe.Absent());
        runs(spec);
        assertThat(kafka.probe(room.task(spec), before)).isInstanceOf(Probe.Present.class);
        assertThat(live().partitions()).isEqualTo(4);
    }

    @Test
    void anUndoOfWhatNeverHappenedTouchesNothing() throws Exception {
        var spec = spec("{'partitions': 1}");
        var before = kafka.record(room.task(spec));
        assertThat(undone(spec, before)).isEqualTo("nothing left");
        assertThat(undone(spec, UndoRecord.NOTHING)).isEqualTo("nothing left");
        assertThat(live()).isEqualTo(GONE);
    }

    @Test
    void aTopicInWhichRecordsHaveArrivedStaysAndIsReported() throws Exception {
        var spec = spec("{'partitions': 2}");
        var before = kafka.record(room.task(spec));
        runs(spec);
        Kafkas.produce(broker.bootstrapServers(), orders(), 3);
        assertThat(undone(spec, before))
                .contains("up to 3 records", "kafka-topics.sh --bootstrap-server " + broker.bootstrapServers());
        assertThat(live().partitions()).isEqualTo(2);
    }

    @Test
    void settingsOfOthersStayAndAreNotGivenBackEither() throws Exception {
        there(1, Map.of("retention.ms", "5000", "segment.ms", "700000"));
        var spec = spec("{'config': {'retention.ms': 9000, 'cleanup.policy': 'compact', 'segment.ms': null}}");
        var before = kafka.record(room.task(spec));
        runs(spec);
        assertThat(live().settings()).isEqualTo(Map.of("retention.ms", "9000", "cleanup.policy", "compact"));
        topics.set("", orders(), Map.of("retention.ms", Optional.of("123"), "max.message.bytes", Optional.of("1000")));
        assertThat(undone(spec, before)).contains("retention.ms", "changed by somebody else");
        assertThat(live().settings())
                .isEqualTo(Map.of("retention.ms", "123", "max.message.bytes", "1000", "segment.ms", "700000"));
    }

    @Test
    void overSeveralRoundsTheWorldBeforeTheFirstComesBack() throws Exception {
        there(1, Map.of());
        var first = spec("{'config': {'retention.ms': 1000}}");
        var before = kafka.record(room.task(first));
        runs(first);
        var second = "{'topics': {'" + orders() + "': {'config': {'retention.ms': 2000}}, '" + orders() + "2': {}}}";
        var between = kafka.record(room.task(second));
        runs(second);
        assertThat(undone(second, kafka.overRounds(List.of(before, between)))).isEqualTo("nothing left");
        assertThat(live().settings()).isEmpty();
        assertThat(topics.find("", List.of(orders() + "2"))).isEmpty();
    }

    @Test
    void whatKafkaCannotDoIsToldBeforehandAllAtOnce() throws Exception {
        there(3, Map.of());
        assertThat(faults(spec("{'partitions': 2, 'replicationFactor': 2}")))
                .contains("KAFKA-PARTITIONS", "cannot take partitions away", "KAFKA-REPLICATION");
        assertThat(faults(spec("{'config': {'retention.mz': 1}}"))).contains("KAFKA-REFUSED", "retention.mz");
        assertThat(faults("{'topics': {'" + orders() + "-new': {'replicationFactor': 2}}}"))
                .contains("KAFKA-REPLICATION", "only one broker is there");
        assertThat(faults("{'topics': {'..': {}, 'a b': {}, '__consumer_offsets': {}, 'x.y': {}, 'x_y': {}}}"))
                .contains("KAFKA-NAME", "KAFKA-TWIN")
                .contains("__consumer_offsets");
        assertThat(faults("{'topics': {'x': {'partitions': 2000000000}, 'y': {'partitions': '${values.p}'}}}"))
                .containsOnlyOnce("KAFKA-PARTITIONS");
        assertThat(faults("{'topics': {'x': {'replicationFactor': 65537}}}")).contains("KAFKA-REPLICATION");
        assertThat(faults("{'target': 'prod', 'topics': {'x': {}}}")).contains("KAFKA-BROKER", "no Kafka 'prod'");
        assertThat(kafka.run(room.task(spec("{'partitions': 2}"))))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.retryable()).isFalse();
                    assertThat(failed.reason()).contains("has 3 partitions, and shall have 2");
                });
    }

    @Test
    void aTwinInTheBrokerIsRefusedByIt() throws Exception {
        topics.create("", new Topic(orders() + ".a", 1, 1, Map.of()));
        assertThat(faults("{'topics': {'" + orders() + "_a': {}}}")).contains("KAFKA-REFUSED", "collides");
    }

    @Test
    void namesOfStrangersAreNamesAndNothingElse() {
        assertThat(faults("{'topics': {'${6*7}': {}, '../../x': {}, 'a\\nb': {}, '" + "n".repeat(250) + "': {}}}"))
                .contains("KAFKA-NAME")
                .doesNotContain("42")
                .matches(text -> text.lines().count() == 4);
        assertThat(kafka.resources(room.task("{'topics': {'a b': {}, 'fine': {}}}")))
                .containsExactly(new ResourceKey("topic:main/fine"));
    }
}
