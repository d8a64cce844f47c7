package io.slipway.engine.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a topic as it is to the topic as it shall be. */
class TopicChangeTest {

    /** {@code a=1 b=2}, or {@code b=} for a setting that shall go. */
    private static Map<String, Optional<String>> settings(@Nullable String text) {
        var settings = new HashMap<String, Optional<String>>();
        if (text == null) return settings;
        for (var pair : text.split(" ")) {
            var parts = pair.split("=", 2);
            settings.put(parts[0], parts[1].isEmpty() ? Optional.empty() : Optional.of(parts[1]));
        }
        return settings;
    }

    private static Topic topic(int partitions, @Nullable String text) {
        return new Topic("orders", partitions, 1, wish(null, text).set());
    }

    private static TopicWish wish(@Nullable Integer partitions, @Nullable String text) {
        return new TopicWish("orders", Optional.ofNullable(partitions), Optional.empty(), settings(text));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # has          ours   wants       missing
            -,             -,     a=1,        a=1
            a=1,           -,     a=1,        -
            a=1,           -,     a=2,        a=2
            a=1 b=2,       -,     a=1,        -
            a=1 b=2,       a b,   a=1,        b=
            a=1 b=2,       a b,   b=3,        a= b=3
            a=1 b=2,       -,     b=,         b=
            a=1,           -,     b=,         -
            a=1,           b,     a=1,        -
            a=true,        -,     a=TRUE,     -
            a=7,           -,     a=007,      -
            """)
    void settingsThatOthersHaveSetStay(
            @Nullable String has, @Nullable String ours, String wants, @Nullable String missing) {
        var now = topic(3, has);
        var set =
                ours == null ? Set.<String>of() : Arrays.stream(ours.split(" ")).collect(Collectors.toSet());
        var change = new TopicChange(
                "orders", Optional.of(now), Optional.of(wish(null, wants).over(now, set)));
        assertThat(change.missing()).isEqualTo(settings(missing));
        assertThat(change.isNothing()).isEqualTo(missing == null);
        assertThat(change.isUndone(Optional.of(now))).isTrue();
        assertThat(change.isDone(change.after())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retention.ms              | 0086400000        | 86400000
            retention.ms              | -1                | -1
            retention.ms              | +5                | 5
            min.cleanable.dirty.ratio | 0.50              | 0.5
            min.cleanable.dirty.ratio | 1                 | 1.0
            min.cleanable.dirty.ratio | much              | much
            cleanup.policy            | compact ,  delete | compact,delete
            preallocate               | TRUE              | true
            message.format.version    | 3.0               | 3.0
            """)
    void valuesAreSpelledAsTheBrokerSpellsThem(String key, String written, String tidy) {
        assertThat(TopicSetting.tidy(key, written)).isEqualTo(tidy);
    }

    @Test
    void aChangeIsDoneWhereItsOwnPartIsDone() {
        var before = topic(1, "a=1 b=1");
        var change = new TopicChange("orders", Optional.of(before), Optional.of(topic(2, "a=2 b=1")));
        assertThat(change.isDone(Optional.of(topic(2, "a=2 b=9 c=1")))).isTrue();
        assertThat(change.isDone(Optional.of(topic(1, "a=2 b=1")))).isFalse();
        assertThat(change.isUndone(Optional.of(topic(1, "a=1 c=1")))).isTrue();
        assertThat(change.isUndone(Optional.empty())).isFalse();
        var made = new TopicChange("orders", Optional.empty(), Optional.of(before));
        assertThat(made.isUndone(Optional.empty())).isTrue();
        assertThat(made.isDone(Optional.of(topic(1, "a=1 b=1 c=3")))).isTrue();
        assertThat(made.isDone(Optional.of(topic(1, "a=1")))).isFalse();
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        var topic = new Topic("orders", 3, 2, Map.of("retention.ms", "86400000", "cleanup.policy", "compact,delete"));
        assertThat(TopicJson.read("orders", TopicJson.write(topic))).isEqualTo(topic);
        assertThat(TopicJson.wish("orders", TopicJson.write(topic)).replicas()).hasValue(2);
    }
}
