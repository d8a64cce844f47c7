package io.slipway.adapters.kafka;

import static io.slipway.adapters.kafka.Kafkas.GONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.delegates.kafka.KafkaKind;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.topic.Topic;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithKafka;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The topics of apps on a real broker: in phases, back from each, and every step twice. AP-13, AP-15, AP-17, AP-21. */
@WithKafka
class KafkaKindIT {

    private final TestRoom room = new TestRoom();
    private Store store;
    private ConfigurationCentre centre;
    private SiteTopics topics;
    private KafkaKind kind;
    private KafkaBroker broker;

    @BeforeEach
    void open(KafkaBroker given) {
        broker = given;
        topics = Kafkas.site(given.bootstrapServers(), Map.of());
        store = Store.open(
                new DatabaseAddress(DatabaseAddress.Kind.H2, "jdbc:h2:mem:" + UUID.randomUUID(), "slipway", ""));
        centre = new ConfigurationCentre(store.dataSource(), new SecretBox(SecretKey.generate()), Clock.systemUTC());
        kind = new KafkaKind(topics, centre);
    }

    @AfterEach
    void close() {
        topics.close();
        store.close();
    }

    private String name(String name) {
        return broker.topicPrefix() + name;
    }

    /** @param topics by name without the prefix, in the stanza's words */
    private InstallTask app(String run, Map<String, String> topics) {
        var objects = new HashMap<String, JsonNode>();
        topics.forEach((name, stanza) -> objects.put(name(name), TestRoom.json(stanza)));
        return new InstallTask(run, "shop", "kafka", InstallTask.Settings.NONE, objects);
    }

    private static List<String> words(List<Operation> todo) {
        return todo.stream().map(one -> one.kind().word()).collect(Collectors.toList());
    }

    private Topic live(String name) throws Exception {
        return Kafkas.live(topics, name(name));
    }

    private List<Operation> installed(InstallTask task) throws Exception {
        var todo = kind.second(task);
        assertThat(kind.third(task, todo, room.task("{}"))).isEmpty();
        return todo;
    }

    private List<String> back(InstallTask task, List<Operation> todo) throws Exception {
        return kind.rollback(task, todo, room.undo("{}"));
    }

    private static final String ORDERS = "{'partitions': '3', 'replication.factor': '1', 'retention.ms': '086400000'}";

    @Test
    void anAppsTopicsAreMadeAndGoWithIt() throws Exception {
        var first = app("run-1", Map.of("orders", ORDERS, "logs", "{}"));
        assertThat(kind.check(first).all()).isEmpty();
        assertThat(kind.first(first))
                .containsExactlyInAnyOrder(
                        new ResourceKey("topic:main/" + name("orders")), new ResourceKey("topic:main/" + name("logs")));
        var todo = installed(first);
        assertThat(words(todo)).containsOnly("new");
        assertThat(live("orders")).isEqualTo(new Topic(name("orders"), 3, 1, Map.of("retention.ms", "86400000")));
        assertThat(todo).allMatch(one -> one.isDone(kind.now(first, one.object())));
        assertThat(kind.second(first)).as("nothing has changed since").isEmpty();
        assertThat(kind.installed(first)).containsExactly(name("logs"), name("orders"));

        var gone = app("run-2", Map.of());
        assertThat(words(installed(gone))).containsExactly("delete", "delete");
        assertThat(live("orders")).isEqualTo(GONE);
        assertThat(kind.installed(gone)).isEmpty();
    }

    @Test
    void eachPhaseTakenTwiceIsAsOnceAndTheWayBackToo() throws Exception {
        installed(app("run-1", Map.of("orders", ORDERS)));
        var next = app(
                "run-2",
                Map.of(
                        "orders",
                        "{'partitions': '5', 'cleanup.policy': 'compact, delete'}",
                        "more",
                        "{'partitions': '2'}"));
        var todo = kind.second(next);
        // Killed after the first operation, in the middle of the second: then all of it again.
        topics.set("", name("orders"), Map.of("cleanup.policy", Optional.of("compact,delete")));
        kind.third(next, todo, room.task("{}"));
        kind.third(next, todo, room.task("{}"));
        assertThat(live("orders"))
                .isEqualTo(new Topic(name("orders"), 5, 1, Map.of("cleanup.policy", "compact,delete")));
        assertThat(live("more").partitions()).isEqualTo(2);

        assertThat(back(next, todo)).singleElement().asString().contains("keeps 5 partitions where it had 3");
        back(next, todo);
        assertThat(live("orders").settings()).isEqualTo(Map.of("retention.ms", "86400000"));
        assertThat(live("more")).isEqualTo(GONE);
        assertThat(kind.installed(next)).containsExactly(name("orders"));
        assertThat(centre.content("shop", "kafka", name("orders"))
                        .orElseThrow()
                        .path("wanted")
                        .path("partitions")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void aWayBackOfWhatNeverHappenedTouchesNothing() throws Exception {
        var first = app("run-1", Map.of("orders", ORDERS));
        var todo = kind.second(first);
        assertThat(back(first, todo)).isEmpty();
        assertThat(live("orders")).isEqualTo(GONE);
        assertThat(kind.installed(first)).isEmpty();
    }

    @Test
    void recordsAreNeverDeletedNeitherThereNorBack() throws Exception {
        var first = app("run-1", Map.of("orders", ORDERS, "empty", "{}"));
        var todo = installed(first);
        Kafkas.produce(broker.bootstrapServers(), name("orders"), 2);
        assertThat(back(first, todo))
                .singleElement()
                .asString()
                .contains(
                        "up to 2 records", "kafka-topics.sh --bootstrap-server", "--delete --topic " + name("orders"));
        assertThat(live("orders")).isNotEqualTo(GONE);
        assertThat(live("empty")).isEqualTo(GONE);

        installed(app("run-2", Map.of("logs", "{}")));
        Kafkas.produce(broker.bootstrapServers(), name("logs"), 1);
        var gone = app("run-3", Map.of());
        assertThat(kind.third(gone, kind.second(gone), room.task("{}")))
                .singleElement()
                .asString()
                .contains("1 record,");
        assertThat(live("logs")).isNotEqualTo(GONE);
        assertThat(kind.installed(gone)).isEmpty();
    }

    @Test
    void aTopicThatIsDroppedByAnUpgradeComesBackWhenTheUpgradeFails() throws Exception {
        installed(app("run-1", Map.of("orders", ORDERS, "logs", "{'partitions': '2'}")));
        var next = app("run-2", Map.of("logs", "{'partitions': '2'}"));
        var todo = installed(next);
        assertThat(words(todo)).containsExactly("delete");
        assertThat(live("orders")).isEqualTo(GONE);
        assertThat(back(next, todo)).isEmpty();
        assertThat(live("orders")).isEqualTo(new Topic(name("orders"), 3, 1, Map.of("retention.ms", "86400000")));
        assertThat(kind.installed(next)).containsExactly(name("logs"), name("orders"));
    }

    @Test
    void aTopicThatWasThereBeforeTheAppOutlivesItAsItWas() throws Exception {
        topics.create("", new Topic(name("orders"), 3, 1, Map.of("retention.ms", "5", "segment.ms", "700000")));
        installed(app("run-1", Map.of("orders", "{'retention.ms': '9', 'cleanup.policy': 'compact'}")));
        topics.set("", name("orders"), Map.of("max.message.bytes", Optional.of("1000")));
        assertThat(kind.second(app("run-2", Map.of("orders", "{'retention.ms': '9', 'cleanup.policy': 'compact'}"))))
                .as("settings of others are no drift")
                .isEmpty();
        installed(app("run-2", Map.of("orders", "{'retention.ms': '9'}")));
        assertThat(live("orders").settings())
                .as("only what we have set goes")
                .doesNotContainKey("cleanup.policy")
                .hasSize(3);
        installed(app("run-3", Map.of()));
        assertThat(live("orders").settings())
                .isEqualTo(Map.of("retention.ms", "5", "segment.ms", "700000", "max.message.bytes", "1000"));
        assertThat(kind.installed(app("", Map.of()))).isEmpty();
    }

    @Test
    void aTopicThatSomebodyHasDeletedIsDriftAndIsMadeAgain() throws Exception {
        var first = app("run-1", Map.of("orders", ORDERS));
        installed(first);
        topics.delete("", name("orders"));
        assertThat(words(installed(app("run-2", Map.of("orders", ORDERS))))).containsExactly("new");
        topics.delete("", name("orders"));
        assertThat(installed(app("run-3", Map.of()))).isEmpty();
        var notOurs = new InstallTask("run-4", "other", "kafka", InstallTask.Settings.NONE, Map.of());
        assertThat(kind.installed(notOurs)).isEmpty();
        assertThat(kind.check(notOurs).all()).isEmpty();
    }

    @Test
    void whatCannotBeIsToldInTheFirstPhaseAndNothingIsMade() throws Exception {
        topics.create("", new Topic(name("orders"), 4, 1, Map.of()));
        var app = app("run-1", Map.of("orders", ORDERS, "logs", "{'replication.factor': '3'}"));
        assertThat(kind.check(app).render()).contains("KAFKA-PARTITIONS", "KAFKA-REPLICATION");
        var bad = app("run-1", Map.of("logs", "{'retention.mz': '3'}"));
        assertThat(kind.check(bad).render()).contains("KAFKA-REFUSED", "retention.mz");
        var problem = catchThrowableOfType(InstallProblem.class, () -> kind.second(bad));
        assertThat(problem.sentence()).contains("retention.mz");
        assertThat(problem.isRetryable()).isFalse();
        var elsewhere = new InstallTask(
                "run-1",
                "shop",
                "kafka",
                new InstallTask.Settings("", false, TestRoom.json("{'target': 'prod'}")),
                app.objects());
        assertThat(kind.check(elsewhere).render()).contains("KAFKA-BROKER", "no Kafka 'prod'");
        assertThat(kind.first(elsewhere)).contains(new ResourceKey("topic:prod/" + name("logs")));
        assertThat(topics.find("", Set.of(name("logs")))).isEmpty();
    }

    @Test
    void aStanzaOfTenThousandSettingsIsRefusedShortly() {
        var stanza = new StringBuilder("{'partitions': '1'");
        for (int i = 0; i < 10_000; i++)
            stanza.append(", 'no.such.${x}.").append(i).append("': '#{y}'");
        var app = app("run-1", Map.of("orders", stanza.append("}").toString()));
        assertThat(kind.check(app).render()).contains("KAFKA-REFUSED").hasSizeLessThan(1_000);
    }

    @Test
    void anAppOfManyTopicsIsPreparedInSeconds() {
        var many = new HashMap<String, String>();
        for (int i = 0; i < 500; i++) many.put("t" + i, "{'partitions': '6', 'retention.ms': '1000'}");
        var app = app("run-1", many);
        long begin = System.nanoTime();
        assertThat(kind.check(app).all()).isEmpty();
        assertThat(kind.second(app)).hasSize(500);
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(6_000);
    }
}
