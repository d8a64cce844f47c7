package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.regex.Pattern;

/** The values of manifests, read as Kubernetes' own tools do. */
final class ManifestValues {

    /** What Kubernetes' tools take for octal still: file modes are written so. */
    private static final Pattern OCTAL = Pattern.compile("0[0-7]+");

    private ManifestValues() {}

    static JsonNode json(Located value) {
        if (value instanceof Mapping mapping) {
            var object = JsonNodeFactory.instance.objectNode();
            mapping.entries().values().forEach(entry -> object.set(entry.key(), json(entry.value())));
            return object;
        }
        if (value instanceof Sequence sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        var scalar = (Scalar) value;
        boolean isOctal = scalar.type() == ScalarType.INTEGER
                && OCTAL.matcher(scalar.text()).matches()
                && scalar.text().length() < 12;
        return isOctal ? JsonNodeFactory.instance.numberNode(Integer.parseInt(scalar.text(), 8)) : value.json();
    }
}
