package io.slipway.engine.yaml;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Allowance.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Makes the tree from the parser's events. Not from the parser's own nodes: those cost three times as much and write
 * aliases out before anybody has counted them.
 */
final class YamlComposer {

    private record Anchored(Located value, Extent extent) {}

    private final String file;
    private final Iterator<Event> events;
    private final Allowance allowance;
    private final Gathered faults;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();

    YamlComposer(String file, Iterator<Event> events, Allowance allowance, Gathered faults) {
        this.file = file;
        this.events = events;
        this.allowance = allowance;
        this.faults = faults;
    }

    Located document() {
        next(Event.ID.StreamStart);
        var first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return new Scalar(new Place(file, 1, 1), ScalarType.NULL, "");
        }
        var root = value(events.next(), 1);
        next(Event.ID.DocumentEnd);
        var after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Halt(DocumentFaults.secondDocument(place(after)));
        }
        return root;
    }

    private void next(Event.ID expected) {
        var event = events.next();
        if (event.getEventId() != expected) {
            throw new IllegalStateException("The YAML parser sent " + event + " where " + expected + " belongs.");
        }
    }

    private Located value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        var anchor = ((NodeEvent) event).getAnchor();
        if (anchor.isEmpty()) {
            return plainValue(event, depth);
        }
        var beginning = allowance.begin(depth);
        var value = plainValue(event, depth);
        anchors.put(anchor.get(), new Anchored(value, allowance.end(beginning)));
        return value;
    }

    private Located alias(AliasEvent alias, int depth) {
        var place = place(alias);
        allowance.value(place, depth);
        var anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            faults.add(DocumentFaults.unknownAlias(place));
            return new Scalar(place, ScalarType.NULL, "");
        }
        allowance.again(anchored.extent, place, depth);
        return anchored.value;
    }

    private Located plainValue(Event event, int depth) {
        var place = place(event);
        allowance.value(place, depth);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (event instanceof MappingStartEvent mapping) {
            checkTag(mapping.getTag().orElse(Tags.MAP), Tags.MAP, place);
            return mapping(place, depth);
        }
        checkTag(((SequenceStartEvent) event).getTag().orElse(Tags.SEQ), Tags.SEQ, place);
        return sequence(place, depth);
    }

    private void checkTag(String tag, String expected, Place place) {
        if (!tag.equals(expected) && !tag.equals(Tags.NONE)) {
            faults.add(DocumentFaults.tag(place));
        }
    }

    private Scalar scalar(ScalarEvent event, Place place) {
        var text = event.getValue();
        allowance.text(text.length());
        var type = Tags.typeOf(event);
        if (type.isEmpty()) {
            faults.add(DocumentFaults.tag(place));
            return new Scalar(place, ScalarType.TEXT, text);
        }
        if (!allowance.canHold(type.get(), text)) {
            faults.add(DocumentFaults.number(place));
            return new Scalar(place, ScalarType.TEXT, text);
        }
        return new Scalar(place, type.get(), text);
    }

    private Sequence sequence(Place place, int depth) {
        var items = new ArrayList<Located>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Sequence(place, items);
    }

    private Mapping mapping(Place place, int depth) {
        var mapping = new MappingUnderway(place, faults);
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var keyPlace = place(event);
            var key = key(event, keyPlace, depth + 1);
            var value = value(events.next(), depth + 1);
            key.ifPresent(word -> mapping.put(word, keyPlace, value));
        }
        return mapping.finished();
    }

    private Optional<String> key(Event event, Place place, int depth) {
        if (isMerge(event)) {
            faults.add(DocumentFaults.mergeKey(place));
            return Optional.empty();
        }
        if (event instanceof ScalarEvent word && word.getAnchor().isEmpty()) {
            allowance.text(word.getValue().length());
            return Optional.of(word.getValue());
        }
        if (value(event, depth) instanceof Scalar word) {
            return Optional.of(word.text());
        }
        faults.add(DocumentFaults.keyNotText(place));
        return Optional.empty();
    }

    /** Refused, not taken as an ordinary key: whoever writes it means a merge and would miss the merged keys. */
    private static boolean isMerge(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> Marks.place(file, mark))
                .orElseThrow(() -> new IllegalStateException("The YAML parser was set up without marks."));
    }
}
