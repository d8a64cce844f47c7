package io.slipway.adapters.kafka;

import static io.slipway.adapters.kafka.Kafkas.GONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.site.Kafka;
import io.slipway.engine.site.Targets;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.TopicWish;
import io.slipway.engine.topic.Topics.Draft;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The port on a real broker. AP-21, TR-21. */
@WithKafka
class SiteTopicsIT {

    private SiteTopics topics;
    private KafkaBroker broker;

    @BeforeEach
    void open(KafkaBroker given) {
        broker = given;
        topics = Kafkas.site(given.bootstrapServers(), Map.of());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private String name(String name) {
        return broker.topicPrefix() + name;
    }

    private Topic find(String name) throws TopicProblem {
        return Kafkas.live(topics, name);
    }

    @Test
    void aTopicIsMadeGrowsIsSetAndGoes() throws Exception {
        var orders = new Topic(name("orders"), 2, 1, Map.of("retention.ms", "3600000"));
        topics.create("main", orders);
        assertThat(find(orders.name())).isEqualTo(orders);
        topics.create("main", orders); // meets its own, and that is no fault

        topics.addPartitions("", orders.name(), 5);
        topics.set(
                "",
                orders.name(),
                Map.of("retention.ms", Optional.empty(), "cleanup.policy", Optional.of("compact, delete")));
        assertThat(find(orders.name()))
                .isEqualTo(new Topic(orders.name(), 5, 1, Map.of("cleanup.policy", "compact,delete")));

        Kafkas.produce(broker.bootstrapServers(), orders.name(), 20);
        assertThat(topics.records("", orders.name())).hasSize(5);
        assertThat(topics.records("", orders.name()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(20);
        topics.delete("", orders.name());
        topics.delete("", orders.name());
        assertThat(find(orders.name())).isEqualTo(GONE);
        assertThat(topics.records("", orders.name())).isEmpty();
        assertThat(topics.broker("").nodes()).isEqualTo(1);
    }

    @Test
    void aDraftSaysWhatTheBrokerAddsAndWhatItRefusesWithoutMakingAnything() throws Exception {
        var fine = new TopicWish(
                name("fine"), Optional.empty(), Optional.empty(), Map.of("retention.ms", Optional.of("7")));
        var bad = new TopicWish(name("bad"), Optional.of(1), Optional.of(1), Map.of("retention.mz", Optional.of("7")));
        var wrong = new TopicWish(
                name("wrong"), Optional.of(1), Optional.of(1), Map.of("retention.ms", Optional.of("soon")));
        var many = new TopicWish(name("many"), Optional.of(1), Optional.of(7), Map.of());
        var drafts = topics.draft("", List.of(fine, bad, wrong, many));
        assertThat(drafts.get(fine.name()))
                .isEqualTo(new Draft.Fine(new Topic(fine.name(), 1, 1, Map.of("retention.ms", "7"))));
        assertThat(String.valueOf(drafts.get(bad.name()))).contains("retention.mz", "refuses to make the topic");
        assertThat(String.valueOf(drafts.get(wrong.name()))).contains("retention.ms", "soon");
        assertThat(drafts.get(many.name())).isInstanceOf(Draft.Refused.class);
        assertThat(topics.find("", drafts.keySet())).isEmpty();
    }

    @Test
    void aTopicOfSomebodyElseIsNotTakenForTheOneWeMade() throws Exception {
        topics.create("", new Topic(name("taken"), 1, 1, Map.of()));
        assertThatThrownBy(() -> topics.create("", new Topic(name("taken"), 3, 1, Map.of())))
                .isInstanceOfSatisfying(TopicProblem.class, problem -> {
                    assertThat(problem.isRetryable()).isTrue();
                    assertThat(problem.sentence()).contains("made by somebody else");
                });
    }

    @Test
    void aRehearsalChangesNothing() throws Exception {
        var there = new Topic(name("there"), 1, 1, Map.of());
        topics.create("", there);
        var good = new Topic(there.name(), 4, 1, Map.of("retention.ms", "1000"));
        topics.rehearse("", new TopicChange(there.name(), Optional.of(there), Optional.of(good)));
        var bad = new Topic(there.name(), 1, 1, Map.of("min.insync.replicas", "none"));
        assertThatThrownBy(
                        () -> topics.rehearse("", new TopicChange(there.name(), Optional.of(there), Optional.of(bad))))
                .hasMessageContaining("min.insync.replicas");
        assertThat(find(there.name())).isEqualTo(there);
    }

    @Test
    void tenThousandSettingsAreRefusedInOneShortSentence() throws Exception {
        var settings = new HashMap<String, Optional<String>>();
        for (int i = 0; i < 10_000; i++) settings.put("setting.${jndi}." + i, Optional.of("x".repeat(100)));
        var wish = new TopicWish(name("many"), Optional.of(1), Optional.of(1), settings);
        var draft = topics.draft("", List.of(wish)).get(wish.name());
        assertThat(draft).isInstanceOf(Draft.Refused.class);
        assertThat(String.valueOf(draft)).hasSizeLessThan(600).contains("setting.");
    }

    @Test
    void fiveHundredTopicsAreLookedAtAndDraftedInSeconds() throws Exception {
        var wishes = java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> new TopicWish(name("t" + i), Optional.of(20), Optional.of(1), Map.of()))
                .toList();
        long begin = System.nanoTime();
        assertThat(topics.find("", wishes.stream().map(TopicWish::name).toList()))
                .isEmpty();
        var drafts = topics.draft("", wishes);
        assertThat(drafts).hasSize(500).values().allMatch(Draft.Fine.class::isInstance);
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - begin)).isLessThan(java.time.Duration.ofSeconds(5));
    }

    @Test
    void aKafkaIsTheNamedOneOrTheDefaultOneOrTheOnlyOne() throws Exception {
        assertThat(topics.name("")).isEqualTo("main");
        assertThatThrownBy(() -> topics.name("prod"))
                .hasMessageContaining("no Kafka 'prod'")
                .hasMessageContaining("main");
        var one = new Kafka("one", "a:1", Map.of(), false);
        var other = new Kafka("other", "b:1", Map.of(), false);
        try (var two = new SiteTopics(new Targets<>(Map.of("one", one, "other", other)));
                var none = new SiteTopics(new Targets<>(Map.of()))) {
            assertThat(two.name("other")).isEqualTo("other");
            assertThatThrownBy(() -> two.name("")).hasMessageContaining("default: true");
            assertThatThrownBy(() -> none.broker(""))
                    .hasMessageContaining("no Kafka")
                    .hasMessageContaining("slipway.yaml");
        }
    }

    @Test
    void anInterruptEndsAWaitAndStaysSet() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> topics.broker("")).isInstanceOf(TopicProblem.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
