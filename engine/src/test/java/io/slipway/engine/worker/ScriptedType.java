package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does what a test says of a task of a run, and remembers what it was asked: {@code "do run t0 1"}. */
final class ScriptedType implements TaskType {

    interface Act {
        Outcome act(TaskContext task) throws InterruptedException;
    }

    private final Map<String, Act> acts = new ConcurrentHashMap<>();
    private final Map<String, Probe> probes = new ConcurrentHashMap<>();
    private final Map<String, Duration> fences = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    ScriptedType doing(String run, String task, Act act) {
        acts.put("do " + run + " " + task, act);
        return this;
    }

    ScriptedType undoing(String run, String task, Act act) {
        acts.put("undo " + run + " " + task, act);
        return this;
    }

    ScriptedType probing(String run, String task, Probe answer) {
        probes.put(run + " " + task, answer);
        return this;
    }

    ScriptedType outliving(String run, Duration fence) {
        fences.put(run, fence);
        return this;
    }

    /** Of one run: {@code do t0 1}, {@code probe t0 2}, {@code undo t0 1}. */
    List<String> calls(String run) {
        return calls.stream()
                .filter(call -> call.startsWith(run + " "))
                .map(call -> call.substring(run.length() + 1))
                .toList();
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public JsonNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        return act("do", task);
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        return act("undo", task);
    }

    private Outcome act(String what, TaskContext task) throws InterruptedException {
        calls.add(task.run() + " " + what + " " + task.task() + " " + task.attempt());
        return acts.getOrDefault(what + " " + task.run() + " " + task.task(), any -> Outcome.done())
                .act(task);
    }

    @Override
    public Duration fence(TaskContext task, UndoRecord before) {
        return fences.getOrDefault(task.run(), Duration.ZERO);
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        calls.add(task.run() + " probe " + task.task() + " " + task.attempt());
        return probes.getOrDefault(task.run() + " " + task.task(), new Probe.Absent());
    }
}
