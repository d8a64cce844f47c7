package io.slipway.engine.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A values file to be filled in (TR-5): with all fields, their defaults, and what there is to know as comments. Secrets are
 * left empty. Whatever a package says of its fields, the file reads back as YAML: values are written as JSON, in letters of
 * ASCII, and no text gets out of its comment.
 */
public final class Skeleton {

    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> NO_KEYS = Set.of("true", "false", "null");
    private static final Pattern LINE_END = Pattern.compile("\\R|[\\x0B\\x0C\\x1C-\\x1E]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("enum", "one of"),
            Map.entry("format", "form"),
            Map.entry("minimum", "at least"),
            Map.entry("maximum", "at most"),
            Map.entry("exclusiveMinimum", "more than"),
            Map.entry("exclusiveMaximum", "less than"),
            Map.entry("multipleOf", "a multiple of"),
            Map.entry("minLength", "letters at least"),
            Map.entry("maxLength", "letters at most"),
            Map.entry("minItems", "entries at least"),
            Map.entry("maxItems", "entries at most"));

    private final StringBuilder text = new StringBuilder();

    private Skeleton() {}

    public static String of(FormModel form) {
        var skeleton = new Skeleton();
        skeleton.comment(
                "",
                "Values for %s %s. What is marked as required has to be filled in; a key with nothing behind it"
                        .formatted(form.name(), form.version()));
        skeleton.comment("", "counts as not filled in.");
        skeleton.groups(
                form.groups().stream().filter(group -> group.task().isEmpty()).toList(), "global", false);
        skeleton.groups(
                form.groups().stream().filter(group -> !group.task().isEmpty()).toList(), "tasks", true);
        return skeleton.text.toString();
    }

    private void groups(List<FormGroup> groups, String part, boolean isOfTasks) {
        text.append(part).append(groups.isEmpty() ? ": {}\n" : ":\n");
        var last = "";
        for (var group : groups) {
            if (isOfTasks && !group.task().equals(last)) {
                comment("  ", group.description());
                text.append("  ").append(key(group.task())).append(":\n");
                last = group.task();
            } else if (!isOfTasks) {
                comment("  ", group.description());
            }
            var indent = isOfTasks ? "    " : "  ";
            if (group.mode().isEmpty()) {
                fields(group.fields(), indent);
            } else {
                comment(indent, "Where %s, these are asked for instead:".formatted(group.mode()));
                fields(group.fields(), indent + "# ");
            }
        }
    }

    private void fields(List<FormField> fields, String indent) {
        for (var field : fields) {
            comment(indent, field.description());
            comment(indent, facts(field));
            if (field.fields().isEmpty()) {
                var value = field.hasDefault() ? " " + json(field.schema().path("default")) : "";
                // Nothing behind a key that may be nothing would be a value.
                boolean isNothing =
                        value.isEmpty() && field.schema().path("nullable").asBoolean();
                line(isNothing ? indent + "# " : indent, field, value);
            } else {
                // An optional part of which something is required stays away as a whole, unless somebody wants it.
                boolean staysAway = !field.isRequired() && needsPeople(field);
                line(staysAway ? indent + "# " : indent, field, "");
                fields(field.fields(), (staysAway ? indent + "# " : indent) + "  ");
            }
        }
    }

    private static boolean needsPeople(FormField part) {
        return part.fields().stream()
                .anyMatch(field ->
                        field.isRequired() && Defaults.byDefault(field.schema()).isEmpty());
    }

    private void line(String indent, FormField field, String value) {
        text.append(indent).append(key(field.key())).append(':').append(value).append('\n');
    }

    private static String facts(FormField field) {
        var facts = new StringBuilder(field.isRequired() ? "required, " : "").append(field.type());
        if (field.isSecret()) facts.append(", secret");
        for (var keyword : FormField.CONSTRAINTS) {
            var bound = field.schema().get(keyword);
            if (bound == null || field.isSecret() && keyword.equals("enum")) continue;
            facts.append(", ").append(WORDS.getOrDefault(keyword, keyword)).append(' ');
            facts.append(bound.isTextual() ? bound.asText() : json(bound));
        }
        return facts.toString();
    }

    private void comment(String indent, String words) {
        if (words.isBlank()) return;
        for (var line : LINE_END.split(words.strip(), -1)) {
            var clean = UNPRINTABLE.matcher(line).replaceAll(" ").stripTrailing();
            text.append(indent).append(clean.isEmpty() ? "#" : "# " + clean).append('\n');
        }
    }

    private static String key(String key) {
        boolean isPlain = PLAIN_KEY.matcher(key).matches() && !NO_KEYS.contains(key.toLowerCase(Locale.ROOT));
        return isPlain ? key : json(JSON.getNodeFactory().textNode(key));
    }

    private static String json(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON cannot be written: " + e.getMessage(), e);
        }
    }
}
