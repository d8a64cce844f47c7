package io.slipway.engine.app.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AP-1: a stanza file that means harm is refused with a sentence, quickly. */
@Timeout(10)
class HostileStanzaTest {

    @TempDir
    Path folder;

    private String faults(String text) throws IOException {
        var file = Files.writeString(folder.resolve("big.conf"), text);
        long begin = System.nanoTime();
        var faults = StanzaFile.read("big.conf", file).faults().render();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        return faults;
    }

    @Test
    void ap1AFileOfFiftyMegabytesIsRefused() throws IOException {
        assertThat(faults("[a]\n" + "x = 1\n".repeat(50 * 1024 * 1024 / 6)))
                .isEqualTo("big.conf STANZA-TOO-BIG The file is larger than 8388608 bytes. "
                        + "Split it, or keep large data out of it.");
    }

    @Test
    void ap1AHundredThousandStanzasAreRefused() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) text.append('[').append(i).append("]\n");
        assertThat(faults(text.toString()))
                .isEqualTo("big.conf:50001 STANZA-TOO-MANY The file holds more than 50000 stanzas. "
                        + "Split the app into several.");
        assertThat(faults("[a]\n" + "x=\n".repeat(1_000_000))).contains("STANZA-TOO-MANY", "APP-TOO-MANY-FAULTS");
    }

    @Test
    void ap1ALineOfOneMegabyteIsRefusedAndTheRestIsRead() throws IOException {
        var line = "x = " + "a".repeat(1024 * 1024);
        assertThat(faults("[a]\n" + line + "\n[b\n"))
                .startsWith("big.conf:2 STANZA-LONG-LINE")
                .contains("big.conf:3:1 STANZA-HEADER");
        assertThat(faults("[a]\nx = \\\n" + line)).startsWith("big.conf:3 STANZA-LONG-LINE");
        assertThat(faults("[a]\nx = " + "\\\n".repeat(2_000_000))).contains("STANZA-CONTINUATION");
    }

    @Test
    void whatIsBinaryIsToldInOneSentence() throws IOException {
        var file = Files.write(folder.resolve("x.conf"), new byte[] {(byte) 0xfe, (byte) 0xff, 0, '[', 0, 'a'});
        assertThat(StanzaFile.read("x.conf", file).faults().count()).isEqualTo(1);
        assertThat(StanzaFile.read("x.conf", folder).faults().render()).startsWith("x.conf STANZA-UNREADABLE");
        assertThat(StanzaFile.read("x.conf", folder.resolve("no")).faults().render())
                .contains("STANZA-UNREADABLE");
    }

    @Test
    void expressionTextIsTextLikeAnyOther() throws IOException {
        assertThat(faults("[${1+1} #{T(java.lang.Runtime)}]\n${x} = ${y}\n")).isEmpty();
    }
}
