package io.slipway.delegates.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.topic.TopicPlanning;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.TopicRules;
import io.slipway.engine.topic.TopicWork;
import io.slipway.engine.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes topics in a Kafka, changes their partitions and settings, and puts them back (TR-21). */
public final class KafkaDelegate extends TaskDelegate {

    private final Topics topics;

    public KafkaDelegate(Topics topics) {
        super("kafka");
        this.topics = topics;
    }

    @Override
    public String name() {
        return "kafka";
    }

    private TopicPlanning planning(TaskContext task) {
        // Which settings an earlier run has set nobody knows: a setting goes when the task says so, by null.
        return new TopicPlanning(topics, KafkaSpec.of(task).target(), any -> Set.of());
    }

    @Override
    public Faults check(TaskContext task) {
        try {
            var faults = planning(task).check(KafkaSpec.of(task).wishes());
            return Faults.of(faults.stream().map(fault -> ofTask(task, fault)).toList());
        } catch (TopicProblem trouble) {
            return Faults.of(ofTask(task, TopicRules.unasked(trouble)));
        }
    }

    private static Fault ofTask(TaskContext task, Fault fault) {
        return new Fault(
                fault.code(), fault.place(), "Task " + Quoted.of(task.task()) + ": " + fault.what(), fault.mend());
    }

    @Override
    public Set<ResourceKey> resources(TaskContext task) {
        var spec = KafkaSpec.of(task);
        var keys = new TreeSet<ResourceKey>();
        for (var name : spec.names()) if (TopicRules.isName(name)) keys.add(TopicKey.of(topics, spec.target(), name));
        return keys;
    }

    @Override
    public Change plan(TaskContext task) {
        try {
            return new TopicsPlanned(planning(task).changes(KafkaSpec.of(task).wishes())).change();
        } catch (TopicProblem trouble) {
            return Change.unknown(trouble.sentence());
        }
    }

    @Override
    public boolean records() {
        return true;
    }

    @Override
    public UndoRecord record(TaskContext task) {
        var spec = KafkaSpec.of(task);
        try {
            var changes = planning(task).changes(spec.wishes());
            return TopicsBefore.of(topics.name(spec.target()), changes).record();
        } catch (TopicProblem trouble) {
            throw new IllegalStateException(trouble.sentence(), trouble);
        }
    }

    @Override
    public UndoRecord overRounds(List<UndoRecord> rounds) {
        return TopicsBefore.joined(rounds).record();
    }

    /** From the topics as they are now: what an attempt before this one has done is not there to do any more. */
    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        var spec = KafkaSpec.of(task);
        var work = new TopicWork(topics, spec.target(), task.room()::log);
        try {
            for (var change : planning(task).changes(spec.wishes())) work.apply(change);
            return new Outcome.Done(outputs(spec));
        } catch (TopicProblem trouble) {
            return failed(trouble);
        }
    }

    private Map<String, JsonNode> outputs(KafkaSpec spec) throws TopicProblem {
        var names = JsonNodeFactory.instance.arrayNode();
        spec.names().forEach(names::add);
        var outputs = new HashMap<String, JsonNode>();
        outputs.put("topics", names);
        outputs.put(
                "bootstrap",
                JsonNodeFactory.instance.textNode(topics.broker(spec.target()).address()));
        return outputs;
    }

    /** The question that was stopped says so by an interrupt, too. */
    private static Outcome failed(TopicProblem trouble) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        return new Outcome.Failed(trouble.sentence(), trouble.isRetryable());
    }

    /** The last topic first. */
    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        var entries = new ArrayList<>(TopicsBefore.read(before).entries());
        java.util.Collections.reverse(entries);
        var left = new ArrayList<String>();
        try {
            for (var entry : entries)
                left.addAll(new TopicWork(topics, entry.kafka(), task.room()::log).back(entry.change()));
        } catch (TopicProblem trouble) {
            return failed(trouble);
        }
        return left.isEmpty() ? Outcome.done() : new Outcome.Failed(told(left), false);
    }

    /** All else of the task is put back by then. What stays is for a person, who has the run's report to find it in. */
    private static String told(List<String> left) {
        return String.join(" ", left)
                + " Undo the task again when that is mended, or mark it as done when it may stay.";
    }

    /** What was begun and not finished is begun again as it stands: it looks before each step, and taking back first helps nobody. */
    @Override
    public Probe probe(TaskContext task, UndoRecord record) {
        var entries = TopicsBefore.read(record).entries();
        boolean done = !entries.isEmpty();
        boolean undone = true;
        try {
            for (var entry : entries) {
                var change = entry.change();
                var now = Optional.ofNullable(
                        topics.find(entry.kafka(), List.of(change.name())).get(change.name()));
                done &= change.isDone(now);
                undone &= change.isUndone(now);
            }
            if (task.direction() == Direction.UNDO) return undone ? new Probe.Absent() : new Probe.Partly();
            return done ? new Probe.Present(outputs(KafkaSpec.of(task))) : new Probe.Absent();
        } catch (TopicProblem trouble) {
            return new Probe.Unknown(trouble.sentence());
        }
    }
}
