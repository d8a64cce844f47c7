package io.slipway.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamFormTest {

    @Test
    void aTextOfSeveralLinesIsOneEvent() {
        assertThat(StreamForm.EVENTS.item(new Source.Item(7, "task-failed", "no\nevent: end\r\ndata: forged")))
                .isEqualTo("id: 7\nevent: task-failed\ndata: no\ndata: event: end\ndata: data: forged\n\n");
    }
}
