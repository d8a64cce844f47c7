package io.slipway.delegates.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallKind;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicJson;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.TopicRules;
import io.slipway.engine.topic.TopicWish;
import io.slipway.engine.topic.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The topics that an app brings (AP-21). How a topic is, the broker says; which ones are the app's, the configuration centre.
 * A topic with records in it is never deleted.
 */
public final class KafkaKind implements InstallKind {

    private static final String NAME = "kafka";

    private final Topics topics;
    private final ConfigurationCentre centre;

    public KafkaKind(Topics topics, ConfigurationCentre centre) {
        this.topics = topics;
        this.centre = centre;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode config() {
        var config = JsonNodeFactory.instance.objectNode().put("type", "object");
        config.putObject("properties")
                .putObject("target")
                .put("type", "string")
                .put("title", "Kafka")
                .put(
                        "description",
                        "In which Kafka the topics are made, as slipway.yaml calls it. Empty for the default one.");
        return config;
    }

    @Override
    public Faults check(InstallTask task) {
        var wishes = wishes(task);
        if (wishes.isEmpty() && installed(task).isEmpty()) return Faults.NONE;
        try {
            var app = app(task);
            var moved = app.moved();
            return moved.isEmpty() ? app.planning().check(wishes) : Faults.of(moved);
        } catch (TopicProblem trouble) {
            return Faults.of(TopicRules.unasked(trouble));
        }
    }

    @Override
    public Set<ResourceKey> first(InstallTask task) {
        var keys = new TreeSet<ResourceKey>();
        var target = app(task).target();
        for (var name : task.objects().keySet())
            if (TopicRules.isName(name)) keys.add(TopicKey.of(topics, target, name));
        return keys;
    }

    /** From the topics as they are. One that was there before the app does not go with it; it gets its settings back. */
    @Override
    public List<Operation> second(InstallTask task) {
        return orProblem(() -> {
            var app = app(task);
            var operations = new ArrayList<Operation>();
            for (var change : app.planning().changes(wishes(task)))
                operation(change).ifPresent(operations::add);
            for (var name : installed(task))
                if (!task.objects().containsKey(name))
                    app.leaving(name).flatMap(KafkaKind::operation).ifPresent(operations::add);
            return operations;
        });
    }

    private static Optional<Operation> operation(TopicChange change) {
        return Operation.between(
                change.name(),
                change.before().map(TopicJson::write),
                change.after().map(TopicJson::write));
    }

    private static TopicChange change(Operation operation) {
        return new TopicChange(
                operation.object(),
                topic(operation.object(), operation.before()),
                topic(operation.object(), operation.after()));
    }

    private static Optional<Topic> topic(String name, @Nullable JsonNode json) {
        return Optional.ofNullable(json).map(there -> TopicJson.read(name, there));
    }

    @Override
    public Set<String> installed(InstallTask task) {
        return new TopicShelf(centre, task.app()).names();
    }

    @Override
    public Optional<JsonNode> now(InstallTask task, String object) {
        return orProblem(() -> app(task).now(object).map(TopicJson::write));
    }

    @Override
    public List<String> third(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException {
        return interruptible(() -> {
            var app = app(task);
            // Whose a topic is is written before it is made, so a crash between the two loses none.
            app.shelf().keep(task.run(), kept(app, task, todo), List.of());
            var notes = new ArrayList<String>();
            for (var one : todo)
                notes.addAll(app.work(one.object(), log(context)).apply(change(one)));
            var gone = new TreeSet<>(installed(task));
            gone.removeAll(task.objects().keySet());
            app.shelf().keep(task.run(), Map.of(), gone);
            return notes;
        });
    }

    private Map<String, TopicShelf.Kept> kept(AppTopics app, InstallTask task, List<Operation> todo)
            throws TopicProblem {
        var found = new TreeMap<String, Topic>(app.live());
        for (var one : todo) {
            found.remove(one.object());
            topic(one.object(), one.before()).ifPresent(topic -> found.put(one.object(), topic));
        }
        var kept = new TreeMap<String, TopicShelf.Kept>();
        for (var object : task.objects().entrySet())
            kept.put(
                    object.getKey(),
                    app.kept(object.getKey(), object.getValue(), Optional.ofNullable(found.get(object.getKey()))));
        return kept;
    }

    @Override
    public List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context)
            throws InterruptedException {
        return interruptible(() -> {
            var app = app(task);
            var backwards = new ArrayList<>(todo);
            Collections.reverse(backwards);
            var left = new ArrayList<String>();
            for (var one : backwards)
                left.addAll(app.work(one.object(), log(context)).back(change(one)));
            var names = new TreeSet<>(task.objects().keySet());
            todo.forEach(one -> names.add(one.object()));
            app.shelf().back(task.run(), names);
            return left;
        });
    }

    private static Consumer<String> log(TaskContext context) {
        return context.room()::log;
    }

    /** What was begun and not finished goes on as it stands, there and back: each step looks first. Nothing is unknown. */
    @Override
    public Probe probe(InstallTask task, List<Operation> todo, TaskContext context) {
        return context.direction() == Direction.DO ? new Probe.Absent() : new Probe.Partly();
    }

    private AppTopics app(InstallTask task) {
        return new AppTopics(topics, new TopicShelf(centre, task.app()), task);
    }

    private static List<TopicWish> wishes(InstallTask task) {
        return new TreeMap<>(task.objects())
                .entrySet().stream()
                        .map(one -> TopicJson.wish(one.getKey(), one.getValue()))
                        .toList();
    }

    private interface Asked<T> {
        T get() throws TopicProblem;
    }

    private static <T> T orProblem(Asked<T> asked) {
        try {
            return asked.get();
        } catch (TopicProblem trouble) {
            throw new InstallProblem(trouble.sentence(), trouble.isRetryable());
        }
    }

    private static <T> T interruptible(Asked<T> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (TopicProblem trouble) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw new InstallProblem(trouble.sentence(), trouble.isRetryable());
        }
    }
}
