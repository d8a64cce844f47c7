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
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A task whose effect is a line in a file that outlives every kill, and that can be asked. Works a while before the effect
 * and a while after it.
 */
record LedgerType(Path ledger, ToLongFunction<TaskContext> millis) implements TaskType {

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        Thread.sleep(millis.applyAsLong(task));
        append(line(task));
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
    public Outcome undo(TaskContext task, UndoRecord before) {
        throw new AssertionError("No test puts these back.");
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        try {
            var there = Files.exists(ledger) && Files.readAllLines(ledger).contains(line(task));
            return there ? new Probe.Present(Map.of()) : new Probe.Absent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
