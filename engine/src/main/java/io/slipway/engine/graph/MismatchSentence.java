package io.slipway.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import io.slipway.engine.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in our words what the validator found. Its own words quote values, which may be passwords. */
final class MismatchSentence {

    private static final Set<String> CHOICES = Set.of("anyOf", "oneOf", "not");
    private static final Map<String, String> TYPES = Map.of(
            "string", "a text",
            "number", "a number",
            "integer", "a whole number",
            "boolean", "true or false",
            "array", "a list",
            "object", "a mapping",
            "null", "nothing");

    private MismatchSentence() {}

    /** A choice of the schema that a finding lies in: what its branches found does not explain anything. */
    private record Choice(String keyword, int depth) {}

    static Mismatch of(ValidationMessage message, JsonNode root, JsonNode schema) {
        var path = names(message.getInstanceLocation());
        return firstChoice(names(message.getEvaluationPath()))
                .map(choice -> ofChoice(choice, path))
                .orElseGet(() -> plain(keyword(message, schema), path, message, root));
    }

    private static Mismatch ofChoice(Choice choice, List<String> path) {
        return new Mismatch(
                path.subList(0, Math.min(choice.depth(), path.size())),
                choice.keyword(),
                choice.keyword().equals("not") ? "is one that is not allowed" : "fits none of its alternatives",
                "");
    }

    private static List<String> names(JsonNodePath path) {
        var names = new ArrayList<String>();
        for (int i = 0; i < path.getNameCount(); i++) names.add(path.getName(i));
        return names;
    }

    /** An exclusive bound, which the validator tells as the inclusive one. */
    private static String keyword(ValidationMessage message, JsonNode schema) {
        var keyword = message.getType();
        if (!keyword.equals("minimum") && !keyword.equals("maximum")) return keyword;
        var way = names(message.getEvaluationPath());
        var own = schema;
        for (var step : way.subList(0, way.size() - 1))
            own = own.isArray() ? own.path(Integer.parseInt(step)) : own.path(step);
        var exclusive = keyword.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum";
        var bound = own.path(exclusive);
        boolean isExclusive = bound.isBoolean() ? bound.booleanValue() : bound.equals(message.getSchemaNode());
        return isExclusive ? exclusive : keyword;
    }

    private static Optional<Choice> firstChoice(List<String> way) {
        int depth = 0;
        for (int i = 0; i < way.size(); i++) {
            var keyword = way.get(i);
            if (CHOICES.contains(keyword)) return Optional.of(new Choice(keyword, depth));
            switch (keyword) {
                case "properties", "patternProperties" -> {
                    depth++;
                    i++;
                }
                case "items", "additionalProperties" -> depth++;
                case "allOf", "$defs", "definitions", "prefixItems" -> i++;
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Mismatch plain(String keyword, List<String> path, ValidationMessage message, JsonNode root) {
        var bound = message.getSchemaNode();
        return switch (keyword) {
            case "required" -> new Mismatch(with(path, message.getProperty()), keyword, "is missing", "");
            case "additionalProperties", "unevaluatedProperties" ->
                new Mismatch(with(path, message.getProperty()), "additionalProperties", "is not known", "");
            case "type" ->
                new Mismatch(
                        path,
                        keyword,
                        "is %s, but must be %s".formatted(kind(message.getInstanceNode()), types(bound)),
                        "");
            case "enum" -> ofEnum(path, bound, root);
            default -> new Mismatch(path, keyword, rule(keyword, bound), "");
        };
    }

    private static List<String> with(List<String> path, String key) {
        var longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private static Mismatch ofEnum(List<String> path, JsonNode allowed, JsonNode root) {
        var words = StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var value = root;
        for (var step : path) value = value.isArray() ? value.path(Integer.parseInt(step)) : value.path(step);
        return new Mismatch(
                path,
                "enum",
                "must be one of: " + String.join(", ", words),
                value.isTextual() ? Suggestion.sentence(value.asText(), words) : "");
    }

    private static String types(JsonNode type) {
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false)
                    .map(one -> TYPES.getOrDefault(one.asText(), one.asText()))
                    .collect(Collectors.joining(" or "));
        }
        return TYPES.getOrDefault(type.asText(), "of another kind");
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "nothing";
        };
    }

    private static String rule(String keyword, JsonNode bound) {
        var number = bound.asText();
        return switch (keyword) {
            case "minimum" -> "must be at least " + number;
            case "maximum" -> "must be at most " + number;
            case "exclusiveMinimum" -> "must be more than " + number;
            case "exclusiveMaximum" -> "must be less than " + number;
            case "multipleOf" -> "must be a multiple of " + number;
            case "minLength" -> "must have at least " + number + " letters";
            case "maxLength" -> "must have at most " + number + " letters";
            case "minItems" -> "must have at least " + number + " entries";
            case "maxItems" -> "must have at most " + number + " entries";
            case "minProperties" -> "must have at least " + number + " keys";
            case "maxProperties" -> "must have at most " + number + " keys";
            case "uniqueItems" -> "has an entry twice";
            case "pattern" -> "does not match the pattern " + number;
            case "format" -> "is not of the form " + number;
            case "const" -> "must be " + number;
            default -> "does not keep the rule " + keyword + " of its schema";
        };
    }
}
