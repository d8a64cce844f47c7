package io.slipway.delegates.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.ConfigurationCentre.Change;
import io.slipway.engine.install.ConfigurationCentre.Revision;
import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which topics are an app's: in the configuration centre, each with the Kafka it is in, with what the app wants of it, and as
 * it was found where it was there before the app.
 */
record TopicShelf(ConfigurationCentre centre, String app) {

    private static final String KIND = "kafka";

    /** @param found empty for one that the app has made */
    record Kept(String kafka, JsonNode wanted, Optional<Topic> found) {

        Set<String> settings(String name) {
            return TopicJson.wish(name, wanted).settings().keySet();
        }

        private JsonNode json() {
            var json = JsonNodeFactory.instance.objectNode().put(KIND, kafka);
            json.set("wanted", wanted);
            found.ifPresent(topic -> json.set("found", TopicJson.write(topic)));
            return json;
        }

        private static Kept read(String name, JsonNode json) {
            return new Kept(
                    json.path(KIND).asText(),
                    json.path("wanted"),
                    json.hasNonNull("found") ? Optional.of(TopicJson.read(name, json.get("found"))) : Optional.empty());
        }
    }

    Set<String> names() {
        return centre.names(app, KIND);
    }

    Optional<Kept> find(String name) {
        return centre.content(app, KIND, name).map(json -> Kept.read(name, json));
    }

    /** In which Kafka it is, also where this very run has just forgotten it; empty where nobody knows. */
    Optional<String> kafka(String name, String run) {
        var known = find(name).map(Kept::kafka);
        if (known.isPresent()) return known;
        var history = centre.history(app, KIND, name);
        if (history.isEmpty() || !history.get(0).run().equals(run)) return Optional.empty();
        return history.stream()
                .flatMap(revision -> revision.content().stream())
                .findFirst()
                .map(json -> Kept.read(name, json).kafka());
    }

    /** Nothing is written where it stands so already: an app that is installed again makes no new revisions. */
    void keep(String run, Map<String, Kept> kept, Collection<String> gone) {
        var changes = new ArrayList<Change>();
        kept.forEach((name, one) -> {
            if (!find(name).equals(Optional.of(one))) changes.add(new Change(name, Optional.of(one.json())));
        });
        for (var name : gone) if (find(name).isPresent()) changes.add(new Change(name, Optional.empty()));
        centre.change(app, KIND, run, changes);
    }

    /** As it was before this run wrote, whatever that was; of these topics. */
    void back(String run, Collection<String> names) {
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var history = centre.history(app, KIND, name);
            if (history.isEmpty() || !history.get(0).run().equals(run)) continue;
            var before = history.stream()
                    .filter(revision -> !revision.run().equals(run))
                    .findFirst()
                    .flatMap(Revision::content);
            if (!before.equals(history.get(0).content())) changes.add(new Change(name, before));
        }
        centre.change(app, KIND, run, changes);
    }
}
