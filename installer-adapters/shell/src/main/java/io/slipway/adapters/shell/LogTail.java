package io.slipway.adapters.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes a script's output on, line by line. How far it came stands beside the log, so that the next process goes on there:
 * no line is lost, and at a kill the last few may come twice.
 */
final class LogTail {

    private static final int LAST_LINES = 10;
    private static final int LONGEST_LINE = 16 << 10;
    private static final int CHUNK = 64 << 10;

    private final Path log;
    private final Path mark;
    private final long most;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> last = new ArrayDeque<>();
    private long offset;
    private long passed;

    LogTail(ScriptFolder folder, long most, Consumer<String> lines) throws IOException {
        this.log = folder.log();
        this.mark = folder.path().resolve("passed");
        this.most = most;
        this.lines = lines;
        var numbers = Disk.read(mark).split(" ");
        if (numbers.length == 2) {
            offset = Long.parseLong(numbers[0]);
            passed = Long.parseLong(numbers[1]);
        }
    }

    /** Passes on what has come since. */
    void pump() throws IOException {
        if (!Files.exists(log)) return;
        long before = offset;
        try (var channel = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk.clear(), offset) > 0) take(chunk.flip());
            if (passed > most && offset > most) startOver(channel);
        }
        if (offset != before) note();
    }

    private void take(ByteBuffer chunk) {
        offset += chunk.remaining();
        while (chunk.hasRemaining()) {
            byte one = chunk.get();
            if (one != '\n') line.write(one);
            if (one == '\n' || line.size() >= LONGEST_LINE) flush(one == '\n' ? 1 : 0);
        }
    }

    private void flush(int end) {
        var text = line.toString(StandardCharsets.UTF_8);
        var tidy = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        boolean wasWithin = passed <= most;
        passed += line.size() + end;
        line.reset();
        if (last.size() == LAST_LINES) last.removeFirst();
        last.addLast(tidy);
        if (passed <= most) lines.accept(tidy);
        else if (wasWithin) lines.accept("The rest of the output is left out: there are more than " + most + " bytes.");
    }

    /** The script appends, so it goes on at the new end; what is dropped here would have been left out anyway. */
    private void startOver(FileChannel channel) throws IOException {
        channel.truncate(0);
        line.reset();
        offset = 0;
    }

    /** A line that is not complete is read again by who comes next. */
    private void note() throws IOException {
        Disk.put(mark, Math.max(0, offset - line.size()) + " " + passed);
    }

    /** The rest, with a last line that has no end. */
    List<String> finish() throws IOException {
        pump();
        if (line.size() > 0) {
            flush(0);
            note();
        }
        return List.copyOf(last);
    }
}
