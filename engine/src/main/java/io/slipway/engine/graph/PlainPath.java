package io.slipway.engine.graph;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression that is a plain path, such as {@code values.host} or {@code outputs["my-task"].port}: always sound in CEL.
 *
 * @param first the first step behind the root, if there is one
 */
record PlainPath(String root, @Nullable String first) {

    private static final String NAME = "\\.(?!(?:true|false|null|in)\\b)([a-zA-Z_][a-zA-Z0-9_]*)";
    private static final String QUOTED = "\\[\"([^\"\\\\\\n\\r]*)\"\\]";
    private static final Pattern STEP = Pattern.compile(NAME + "|" + QUOTED);
    private static final Pattern FORM =
            Pattern.compile("\\s*(values|global|outputs)((?:%s|%s){0,100})\\s*".formatted(NAME, QUOTED));

    static Optional<PlainPath> parse(String expression) {
        var path = FORM.matcher(expression);
        if (!path.matches()) return Optional.empty();
        var step = STEP.matcher(path.group(2));
        if (!step.find()) return Optional.of(new PlainPath(path.group(1), null));
        return Optional.of(new PlainPath(path.group(1), step.group(1) != null ? step.group(1) : step.group(2)));
    }

    boolean usesOutputs() {
        return root.equals("outputs");
    }

    Set<String> outputsOf() {
        return usesOutputs() && first != null ? Set.of(first) : Set.of();
    }
}
