package io.slipway.engine.values;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Values from {@code --set key=value}, by the habits of helm: dots between the parts of a key, {@code [0]} for an entry of a
 * list, commas between several, {@code {a,b}} for a list, a backslash before what is meant as it stands; {@code null}
 * removes a key.
 */
public final class SetValues {

    /** What a text stands for. */
    public enum Kind {
        /** {@code --set}: {@code true}, {@code null} and whole numbers are what they look like. */
        GUESSED,
        /** {@code --set-string}: always text. */
        TEXT
    }

    private static final Place PLACE = Place.of("--set");
    private static final int MOST_ENTRIES = 65_536;
    private static final int DEEPEST = 30;
    private static final Pattern POSITION = Pattern.compile("\\[([0-9]{1,5})]");

    /** Without a leading zero, which would be lost: helm takes such a text for text. */
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private SetValues() {}

    public static Checked<Located> into(Located base, List<String> settings, Kind kind) {
        var faults = new ArrayList<Fault>();
        var values = base instanceof Mapping ? base : Mapping.empty(PLACE);
        for (var setting : settings) {
            for (var one : SetText.split(setting, ',', true)) values = set(values, one, kind, faults);
        }
        var all = values;
        return Checked.of(Faults.of(faults), () -> all);
    }

    private static Located set(Located values, String setting, Kind kind, List<Fault> faults) {
        var sides = SetText.split(setting, '=', false);
        if (sides.size() < 2 || sides.get(0).isBlank()) {
            faults.add(ValueFaults.badSet(sides.get(0), "has no = with a key before it"));
            return values;
        }
        var key = sides.get(0).strip();
        var steps = steps(key);
        if (steps.isEmpty() || steps.size() > DEEPEST) {
            faults.add(ValueFaults.badSet(key, "is no key"));
            return values;
        }
        return put(values, steps, value(setting.substring(sides.get(0).length() + 1), kind));
    }

    /** Names, and positions as whole numbers; none where it is no key. */
    private static List<Object> steps(String key) {
        var steps = new ArrayList<Object>();
        for (var part : SetText.split(key, '.', false)) {
            int bracket = part.indexOf('[');
            var name = bracket < 0 ? part : part.substring(0, bracket);
            if (!name.isEmpty()) steps.add(SetText.plain(name));
            else if (bracket < 0 || steps.isEmpty()) return List.of();
            var positions = bracket < 0 ? "" : part.substring(bracket);
            var found = POSITION.matcher(positions);
            while (found.lookingAt()) {
                int position = Integer.parseInt(found.group(1));
                if (position >= MOST_ENTRIES) return List.of();
                steps.add(position);
                found.region(found.end(), positions.length());
            }
            if (found.regionStart() != positions.length()) return List.of();
        }
        return steps;
    }

    private static Located value(String text, Kind kind) {
        if (text.startsWith("{") && text.endsWith("}")) {
            List<Located> items = new ArrayList<>();
            var inner = text.substring(1, text.length() - 1);
            if (!inner.isEmpty()) SetText.split(inner, ',', false).forEach(item -> items.add(scalar(item, kind)));
            return new Sequence(PLACE, items);
        }
        return scalar(text, kind);
    }

    private static Scalar scalar(String text, Kind kind) {
        return new Scalar(PLACE, kind == Kind.TEXT ? ScalarType.TEXT : type(text), SetText.plain(text));
    }

    private static ScalarType type(String text) {
        return switch (text) {
            case "true", "false" -> ScalarType.BOOLEAN;
            case "null" -> ScalarType.NULL;
            default -> WHOLE.matcher(text).matches() ? ScalarType.INTEGER : ScalarType.TEXT;
        };
    }

    private static Located put(Located into, List<Object> steps, Located value) {
        if (steps.isEmpty()) return value;
        var rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof Integer position) {
            var items = new ArrayList<>(into instanceof Sequence list ? list.items() : List.of());
            while (items.size() <= position) items.add(new Scalar(PLACE, ScalarType.NULL, "null"));
            items.set(position, put(items.get(position), rest, value));
            return new Sequence(into.place(), items);
        }
        var key = String.valueOf(steps.get(0));
        var mapping = into instanceof Mapping known ? known : Mapping.empty(PLACE);
        if (rest.isEmpty() && value instanceof Scalar scalar && scalar.isNull()) return without(mapping, key);
        var before = mapping.child(key).orElseGet(() -> Mapping.empty(PLACE));
        return mapping.with(new Mapping.Entry(key, PLACE, put(before, rest, value)));
    }

    private static Mapping without(Mapping mapping, String key) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(key);
        return new Mapping(mapping.place(), entries);
    }
}
