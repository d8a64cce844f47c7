package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A task whose effect is a line in a file that outlives every kill, and that can be asked; putting it back is another line.
 * Works a while before the effect and a while after it, and dies where its kills say.
 */
record LedgerType(Path ledger, ToLongFunction<TaskContext> millis, Kills kills) implements TaskType {

    /** What the line of a task that was put back ends with. */
    static final String UNDONE = " undone";

    LedgerType(Path ledger, ToLongFunction<TaskContext> millis) {
        this(ledger, millis, Kills.NONE);
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public boolean records() {
        return true;
    }

    @Override
    public UndoRecord record(TaskContext task) {
        kills.at(Kills.Point.BEFORE_RECORD, task.task());
        return new UndoRecord("without " + line(task));
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        kills.at(Kills.Point.BEFORE_EFFECT, task.task());
        Thread.sleep(millis.applyAsLong(task));
        append(line(task));
        kills.at(Kills.Point.AFTER_EFFECT, task.task());
        Thread.sleep(millis.applyAsLong(task));
        return new Outcome.Done(Map.of("line", TextNode.valueOf(line(task))));
    }

    private static String line(TaskContext task) {
        return task.run() + " " + task.task();
    }

    private void append(String line) {
        // One write call each: lines of several threads and nodes do not mix.
        try (var file = FileChannel.open(ledger, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(StandardCharsets.UTF_8.encode(line + "\n"));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        if (!before.text().equals("without " + line(task)))
            return new Outcome.Failed("The record is not this task's: " + before.text(), false);
        kills.at(Kills.Point.BEFORE_UNDO, task.task());
        Thread.sleep(millis.applyAsLong(task));
        append(line(task) + UNDONE);
        kills.at(Kills.Point.AFTER_UNDO, task.task());
        return Outcome.done();
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        var lines = lines();
        var there = lines.contains(line(task)) && !lines.contains(line(task) + UNDONE);
        return there ? new Probe.Present(Map.of()) : new Probe.Absent();
    }

    private List<String> lines() {
        try {
            return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
