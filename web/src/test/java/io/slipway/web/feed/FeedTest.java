package io.slipway.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final Growing source = new Growing();
    private final Feed feed = new Feed(source);

    @Test
    void whoComesLateGetsAllFromWhereItStands() {
        source.grow(10);
        var fromTheBeginning = new Line(0);
        var fromTheMiddle = new Line(5);
        feed.add(fromTheBeginning);
        feed.add(fromTheMiddle);
        source.grow(3);
        feed.tick();

        assertThat(fromTheBeginning.got).containsExactlyElementsOf(numbers(1, 13));
        assertThat(fromTheMiddle.got).containsExactlyElementsOf(numbers(6, 13));
    }

    @Test
    void manyWhoWatchCostOneReading() {
        for (int i = 0; i < 100; i++) feed.add(new Line(0));
        source.readings = 0;
        source.grow(1);
        feed.tick();

        assertThat(source.readings)
                .as("one for the item, one to see that nothing follows")
                .isEqualTo(2);
    }

    @Test
    void whoIsSlowHoldsUpNobodyAndLosesNothing() {
        var slow = new Line(0);
        var quick = new Line(0);
        feed.add(slow);
        feed.add(quick);
        slow.full = true;
        source.grow(2000);
        feed.tick();
        assertThat(quick.got).hasSize(2000);
        assertThat(slow.got).isEmpty();

        slow.full = false;
        feed.tick();
        assertThat(slow.got).containsExactlyElementsOf(numbers(1, 2000));
        assertThat(quick.got).as("nothing twice").hasSize(2000);
    }

    @Test
    void theEndComesBehindTheLastItem() {
        var line = new Line(0);
        feed.add(line);
        source.grow(2);
        source.over = Optional.of(new Source.End(3, "succeeded"));
        feed.tick();
        assertThat(line.end).as("the third is held back still").isNull();

        source.grow(1);
        assertThat(feed.tick()).as("somebody still watches").isFalse();
        assertThat(line.got).containsExactly(1L, 2L, 3L);
        assertThat(line.end).isEqualTo("succeeded");
    }

    @Test
    void whoComesBackAfterTheEndIsToldAtOnce() {
        source.grow(3);
        source.over = Optional.of(new Source.End(3, "failed"));
        var line = new Line(3);
        feed.add(line);
        assertThat(line.got).isEmpty();
        assertThat(line.end).isEqualTo("failed");
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static final class Growing implements Source {
        private final List<Item> items = new ArrayList<>();
        private Optional<End> over = Optional.empty();
        private int readings;

        void grow(int more) {
            for (int i = 0; i < more; i++) items.add(new Item(items.size() + 1, "it", "text"));
        }

        @Override
        public List<Item> after(long number) {
            readings++;
            return items.stream()
                    .filter(item -> item.number() > number)
                    .limit(500)
                    .toList();
        }

        @Override
        public Optional<End> end() {
            return over;
        }
    }

    private static final class Line implements Watcher {
        private final List<Long> got = new ArrayList<>();
        private long last;
        private boolean full;
        private @org.jspecify.annotations.Nullable String end;

        Line(long last) {
            this.last = last;
        }

        @Override
        public long last() {
            return last;
        }

        @Override
        public void send(Source.Item item) {
            last = item.number();
            got.add(last);
        }

        @Override
        public void beat() {}

        @Override
        public void end(String lastWord) {
            end = lastWord;
        }

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public boolean isGone() {
            return end != null;
        }
    }
}
