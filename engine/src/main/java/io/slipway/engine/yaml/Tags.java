package io.slipway.engine.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** YAML's core tags; all others would ask for types that JSON does not have. */
final class Tags {

    static final String NONE = "!";
    static final String MAP = "tag:yaml.org,2002:map";
    static final String SEQ = "tag:yaml.org,2002:seq";

    private static final String CORE = "tag:yaml.org,2002:";

    private Tags() {}

    /** None where the tag is not one of the core or does not fit the text. */
    static Optional<ScalarType> typeOf(ScalarEvent scalar) {
        var tag = scalar.getTag();
        if (tag.isEmpty()) {
            return Optional.of(scalar.isPlain() ? ScalarType.ofPlain(scalar.getValue()) : ScalarType.TEXT);
        }
        return tag.get().equals(NONE) ? Optional.of(ScalarType.TEXT) : tagged(tag.get(), scalar.getValue());
    }

    private static Optional<ScalarType> tagged(String tag, String text) {
        var written = ScalarType.ofPlain(text);
        return switch (tag) {
            case CORE + "str" -> Optional.of(ScalarType.TEXT);
            case CORE + "int" -> onlyIf(written == ScalarType.INTEGER, written);
            case CORE + "float" -> onlyIf(written == ScalarType.FLOAT || ScalarType.isDecimal(text), ScalarType.FLOAT);
            case CORE + "bool" -> onlyIf(written == ScalarType.BOOLEAN, written);
            case CORE + "null" -> onlyIf(written == ScalarType.NULL, written);
            default -> Optional.empty();
        };
    }

    private static Optional<ScalarType> onlyIf(boolean fits, ScalarType type) {
        return fits ? Optional.of(type) : Optional.empty();
    }
}
