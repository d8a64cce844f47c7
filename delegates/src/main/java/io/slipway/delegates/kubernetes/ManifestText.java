package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.yaml.Document;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import io.slipway.engine.yaml.ScalarType;
import io.slipway.engine.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A file with manifests: several documents, read as Kubernetes' own tools do. */
record ManifestText(String name, String text) {

    /** At the begin of a line these three dashes are nothing else in YAML, wherever they stand. */
    private static final Pattern NEXT = Pattern.compile("(?m)^---(?=[\\s]|$)");

    /** What Kubernetes' tools take for octal still: file modes are written so. */
    private static final Pattern OCTAL = Pattern.compile("0[0-7]+");

    /** @param most documents; one more tells that there are too many */
    List<Document> documents(int most) {
        if (name.endsWith(".json")) return List.of(new DocumentReader().read(name, text));
        var documents = new ArrayList<Document>();
        var mark = NEXT.matcher(text);
        int begin = 0;
        int lines = 0;
        while (documents.size() <= most) {
            int end = mark.find() ? mark.start() : text.length();
            var part = text.substring(begin, end);
            if (hasContent(part)) documents.add(new DocumentReader().read(name, "\n".repeat(lines) + blank(part)));
            if (end == text.length()) return documents;
            lines += (int) part.chars().filter(one -> one == '\n').count();
            begin = end;
        }
        return documents;
    }

    /** The dashes themselves; what follows them in the line belongs to the document. */
    private static String blank(String part) {
        return part.startsWith("---") ? "   " + part.substring(3) : part;
    }

    private static boolean hasContent(String part) {
        return blank(part)
                .lines()
                .anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
    }

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
