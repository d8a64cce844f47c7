package io.slipway.engine.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be wanted of a topic. */
class TopicRulesTest {

    private static final Broker THREE = new Broker("main", "kafka:9092", 3);

    private static TopicWish wish(String name, @Nullable Integer partitions, @Nullable Integer replicas) {
        return new TopicWish(name, Optional.ofNullable(partitions), Optional.ofNullable(replicas), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "a", "Orders.v1_raw-2", "_schemas", "...", ".a"})
    void namesThatKafkaTakes(String name) {
        assertThat(TopicRules.isName(name)).isTrue();
        assertThat(TopicRules.isName("x".repeat(249))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ä", "a\n", "${x}", "__consumer_offsets", "a:b", "a\u0000"})
    void namesThatKafkaDoesNotTake(String name) {
        assertThat(TopicRules.check(List.of(wish(name, 1, 1))))
                .extracting(Fault::code)
                .containsExactly("KAFKA-NAME");
        assertThat(TopicRules.isName("x".repeat(250))).isFalse();
    }

    @Test
    void twoNamesThatDifferInDotsAndUnderscoresOnlyAreOneToo() {
        assertThat(TopicRules.check(List.of(wish("a.b", 1, 1), wish("a_b", 1, 1), wish("a-b", 1, 1))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains("KAFKA-TWIN", "a.b", "a_b"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # wanted  replicas  there  replicas   fault
            3,        3,        -,     -,         -
            -,        -,        -,     -,         -
            3,        4,        -,     -,         KAFKA-REPLICATION
            3,        -,        3,     2,         -
            4,        2,        3,     2,         -
            2,        -,        3,     2,         KAFKA-PARTITIONS
            3,        1,        3,     2,         KAFKA-REPLICATION
            3,        4,        3,     4,         -
            0,        -,        -,     -,         KAFKA-PARTITIONS
            -1,       -,        -,     -,         KAFKA-PARTITIONS
            10000,    -,        -,     -,         -
            10001,    -,        -,     -,         KAFKA-PARTITIONS
            2000000000, -,      -,     -,         KAFKA-PARTITIONS
            1,        0,        -,     -,         KAFKA-REPLICATION
            1,        65537,    -,     -,         KAFKA-REPLICATION
            """)
    void countsAgainstWhatIsThere(
            @Nullable Integer partitions,
            @Nullable Integer replicas,
            @Nullable Integer there,
            Integer copies,
            @Nullable String fault) {
        var wish = wish("orders", partitions, replicas);
        var faults = TopicRules.check(List.of(wish));
        if (faults.isEmpty())
            faults = TopicRules.check(
                    wish, Optional.ofNullable(there).map(now -> new Topic("orders", now, copies, Map.of())), THREE);
        assertThat(faults).extracting(Fault::code).isEqualTo(fault == null ? List.of() : List.of(fault));
        assertThat(faults)
                .allMatch(one -> one.what().contains("orders") && one.mend().endsWith("."));
    }
}
