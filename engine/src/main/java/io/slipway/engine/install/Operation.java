package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is done to one object, and with it what puts it back (AP-15).
 *
 * @param object its name within its kind
 * @param before as it was found; null where it was not there
 * @param after as it shall be; null where it shall not be there
 */
public record Operation(
        String object, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** In the words in which operations are stored and shown. */
    public enum Kind {
        NEW,
        CHANGE,
        DELETE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String wordBack() {
            return "rollback_" + word();
        }
    }

    public Operation {
        if (before == null && after == null)
            throw new IllegalArgumentException("An operation on " + object + " that changes nothing is none.");
    }

    /** Empty where nothing has to be done. */
    public static Optional<Operation> between(
            String object, Optional<? extends JsonNode> before, Optional<? extends JsonNode> after) {
        if (before.equals(after)) return Optional.empty();
        return Optional.of(new Operation(object, before.orElse(null), after.orElse(null)));
    }

    /** What makes the one set of objects into the other, in the order of their names. */
    public static List<Operation> between(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .flatMap(name ->
                        between(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)))
                                .stream())
                .toList();
    }

    public Kind kind() {
        if (before == null) return Kind.NEW;
        return after == null ? Kind.DELETE : Kind.CHANGE;
    }

    /** Whether the world is as this operation leaves it. */
    public boolean isDone(Optional<? extends JsonNode> now) {
        return Optional.ofNullable(after).equals(now);
    }

    /** Whether the world is as this operation has found it. */
    public boolean isUndone(Optional<? extends JsonNode> now) {
        return Optional.ofNullable(before).equals(now);
    }
}
