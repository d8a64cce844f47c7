package com.example.slipway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;

/** Puts one line into a file, and puts the file back as it was. */
public final class LineTask implements TaskType {

    private static final String SCHEMA = """
            {
              "title": "Line in a file",
              "description": "Sees to it that a file has a line.",
              "type": "object",
              "additionalProperties": false,
              "required": ["file", "line"],
              "properties": {
                "file": {"title": "File", "description": "Its path on the node.", "type": "string"},
                "line": {"title": "Line", "description": "What it has to hold.", "type": "string", "x-template": true}
              }
            }
            """;

    /** The record of a file that was not there; a file cannot hold this character. */
    private static final String NO_FILE = "\0";

    @Override
    public String name() {
        return "line";
    }

    @Override
    public JsonNode schema() {
        try {
            return new ObjectMapper().readTree(SCHEMA);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Two runs must not change the same file: whoever comes second waits or is refused. */
    @Override
    public Set<ResourceKey> resources(TaskContext task) {
        return Set.of(new ResourceKey("file:" + file(task)));
    }

    @Override
    public boolean records() {
        return true;
    }

    /** Stored before `run`, and never asked for again: at a second attempt the file may hold our own line. */
    @Override
    public UndoRecord record(TaskContext task) {
        return new UndoRecord(Files.exists(file(task)) ? read(file(task)) : NO_FILE);
    }

    /** May run a second time after a failure, so it looks before it writes. */
    @Override
    public Outcome run(TaskContext task) {
        var file = file(task);
        var text = Files.exists(file) ? read(file) : "";
        if (!hasLine(text, task)) write(file, text + line(task) + "\n");
        task.room().log(file + " has the line.");
        return new Outcome.Done(Map.of("file", TextNode.valueOf(file.toString())));
    }

    /** Bears that `run` never happened: then the file is as it was. */
    @Override
    public Outcome undo(TaskContext task, UndoRecord before) {
        try {
            if (before.text().equals(NO_FILE)) Files.deleteIfExists(file(task));
            else write(file(task), before.text());
            return Outcome.done();
        } catch (IOException trouble) {
            return new Outcome.Failed("The file " + file(task) + " cannot be removed. Is its folder writable?", true);
        }
    }

    /** Asked after a crash, before anything is repeated. */
    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        var file = file(task);
        if (!Files.exists(file) || !hasLine(read(file), task)) return new Probe.Absent();
        return new Probe.Present(Map.of("file", TextNode.valueOf(file.toString())));
    }

    private static boolean hasLine(String text, TaskContext task) {
        return text.lines().anyMatch(line(task)::equals);
    }

    private static Path file(TaskContext task) {
        return Path.of(task.spec().path("file").asText()).toAbsolutePath();
    }

    private static String line(TaskContext task) {
        return task.spec().path("line").asText();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** By rename, so that a crash leaves the old file or the new one. */
    private static void write(Path file, String text) {
        try {
            var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
