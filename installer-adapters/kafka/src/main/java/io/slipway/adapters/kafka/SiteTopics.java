package io.slipway.adapters.kafka;

import io.slipway.engine.site.Kafka;
import io.slipway.engine.site.Targets;
import io.slipway.engine.topic.Broker;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicChange;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.TopicWish;
import io.slipway.engine.topic.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The topics on the Kafkas of the site's settings: one client for each, made when it is needed first. */
public final class SiteTopics implements Topics, AutoCloseable {

    private final Targets<Kafka> site;
    private final Map<String, Line> lines = new HashMap<>();

    public SiteTopics(Targets<Kafka> site) {
        this.site = site;
    }

    @Override
    public String name(String target) throws TopicProblem {
        return settings(target).name();
    }

    private Kafka settings(String target) throws TopicProblem {
        var known = String.join(", ", site.byName().keySet());
        if (target.isEmpty())
            return site.unnamed()
                    .orElseThrow(() -> new TopicProblem(
                            known.isEmpty()
                                    ? "This site has no Kafka. Add one under kafka: in slipway.yaml."
                                    : "This site has several Kafkas (" + known
                                            + "), and none is the default. Name one as target, or set default: true in slipway.yaml.",
                            false));
        return site.named(target)
                .orElseThrow(() -> new TopicProblem(
                        "There is no Kafka '" + target + "' here; slipway.yaml names "
                                + (known.isEmpty() ? "none" : known) + ". Correct target, or add it under kafka:.",
                        false));
    }

    private Line line(String target) throws TopicProblem {
        var settings = settings(target);
        synchronized (lines) {
            var line = lines.get(settings.name());
            if (line == null) lines.put(settings.name(), line = Line.to(settings));
            return line;
        }
    }

    @Override
    public Broker broker(String target) throws TopicProblem {
        return new TopicLook(line(target)).broker();
    }

    @Override
    public Map<String, Topic> find(String target, Collection<String> names) throws TopicProblem {
        return new TopicLook(line(target)).find(names);
    }

    @Override
    public Map<String, Draft> draft(String target, Collection<TopicWish> wishes) throws TopicProblem {
        return new TopicDrafts(line(target)).of(wishes);
    }

    @Override
    public void rehearse(String target, TopicChange change) throws TopicProblem {
        new TopicEffects(line(target)).rehearse(change);
    }

    @Override
    public void create(String target, Topic topic) throws TopicProblem {
        new TopicEffects(line(target)).create(topic);
    }

    @Override
    public void addPartitions(String target, String topic, int total) throws TopicProblem {
        new TopicEffects(line(target)).addPartitions(topic, total);
    }

    @Override
    public void set(String target, String topic, Map<String, Optional<String>> settings) throws TopicProblem {
        new TopicEffects(line(target)).set(topic, settings);
    }

    @Override
    public void delete(String target, String topic) throws TopicProblem {
        new TopicEffects(line(target)).delete(topic);
    }

    @Override
    public Map<Integer, Long> records(String target, String topic) throws TopicProblem {
        return new TopicLook(line(target)).records(topic);
    }

    @Override
    public void close() {
        synchronized (lines) {
            lines.values().forEach(Line::close);
            lines.clear();
        }
    }
}
