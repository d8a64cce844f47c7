package io.slipway.engine.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list. */
public record Sequence(Place place, List<Located> items) implements Located {

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }

    /** Paths count items from 0. */
    @Override
    public Optional<Located> child(String key) {
        if (!INDEX.matcher(key).matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(key);
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    @Override
    public JsonNode json() {
        var array = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(item -> array.add(item.json()));
        return array;
    }
}
