package io.slipway.delegates.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicPlanning;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.TopicWish;
import io.slipway.engine.topic.TopicWork;
import io.slipway.engine.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The topics of one app: in which Kafka they are, and what the app has to do with them. */
record AppTopics(Topics topics, TopicShelf shelf, InstallTask task) {

    /** In which Kafka new ones are made: as the deployer says, else where the app's others are, else in the default one. */
    String target() {
        var said = task.settings().values().path("target").asText();
        if (!said.isEmpty()) return said;
        return shelf.names().stream()
                .findFirst()
                .flatMap(shelf::find)
                .map(TopicShelf.Kept::kafka)
                .orElse("");
    }

    private String kafkaOf(String name) {
        return shelf.kafka(name, task.run()).orElseGet(this::target);
    }

    /** Topics do not move from one Kafka to another, and what is in them does not either. */
    List<Fault> moved() throws TopicProblem {
        var kafka = topics.name(target());
        return task.objects().keySet().stream()
                .flatMap(name -> shelf
                        .find(name)
                        .filter(kept -> !kept.kafka().equals(kafka))
                        .map(kept -> moved(name, kept.kafka(), kafka))
                        .stream())
                .toList();
    }

    private Fault moved(String name, String there, String wanted) {
        return new Fault(
                "KAFKA-BROKER",
                Place.UNKNOWN,
                "The topic " + name + " of the app '" + task.app() + "' is in Kafka '" + there + "', and shall be in '"
                        + wanted + "'.",
                "Leave target at " + there + ", or uninstall the app first: topics cannot be moved.");
    }

    TopicPlanning planning() {
        return new TopicPlanning(topics, target(), this::ours);
    }

    private Set<String> ours(String name) {
        return shelf.find(name).map(kept -> kept.settings(name)).orElse(Set.of());
    }

    Optional<Topic> now(String name) throws TopicProblem {
        return Optional.ofNullable(topics.find(kafkaOf(name), List.of(name)).get(name));
    }

    TopicWork work(String name, Consumer<String> told) {
        return new TopicWork(topics, kafkaOf(name), told);
    }

    /** What becomes of a topic that the app does not bring any more; empty where there is nothing to do. */
    Optional<TopicChange> leaving(String name) throws TopicProblem {
        var now = now(name);
        if (now.isEmpty()) return Optional.empty();
        var found = shelf.find(name).flatMap(TopicShelf.Kept::found);
        return Optional.of(new TopicChange(name, now, found.map(former -> asFound(name, now.get(), former))));
    }

    /** It was there before the app: it stays, and what the app has set goes back to what stood there. */
    private Topic asFound(String name, Topic now, Topic former) {
        var settings = new HashMap<String, Optional<String>>();
        for (var key : ours(name))
            settings.put(key, Optional.ofNullable(former.settings().get(key)));
        return new TopicWish(name, Optional.empty(), Optional.empty(), settings).over(now, Set.of());
    }

    /**
     * What the centre shall know from now on.
     *
     * @param before the topic before this run, where it was there
     */
    TopicShelf.Kept kept(String name, JsonNode wanted, Optional<Topic> before) throws TopicProblem {
        var known = shelf.find(name);
        if (known.isPresent() && before.isPresent())
            return new TopicShelf.Kept(known.get().kafka(), wanted, known.get().found());
        return new TopicShelf.Kept(topics.name(target()), wanted, before);
    }

    /** Those of the task as they are now. */
    Map<String, Topic> live() throws TopicProblem {
        return topics.find(target(), task.objects().keySet());
    }
}
