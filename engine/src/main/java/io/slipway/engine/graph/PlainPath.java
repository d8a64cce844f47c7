package io.slipway.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An expression that is a plain path, such as {@code values.host} or {@code outputs["my-task"].port}: always sound in CEL,
 * and read without it.
 *
 * @param steps behind the root
 */
public record PlainPath(String root, List<String> steps) {

    private static final String NAME = "\\.(?!(?:true|false|null|in)\\b)([a-zA-Z_][a-zA-Z0-9_]*)";
    private static final String QUOTED = "\\[\"([^\"\\\\\\n\\r]*)\"\\]";
    private static final Pattern STEP = Pattern.compile(NAME + "|" + QUOTED);
    private static final Pattern FORM =
            Pattern.compile("\\s*(values|global|outputs)((?:%s|%s){0,100})\\s*".formatted(NAME, QUOTED));

    public PlainPath {
        steps = List.copyOf(steps);
    }

    public static Optional<PlainPath> parse(String expression) {
        var path = FORM.matcher(expression);
        if (!path.matches()) return Optional.empty();
        var step = STEP.matcher(path.group(2));
        var steps = new ArrayList<String>();
        while (step.find()) steps.add(step.group(1) != null ? step.group(1) : step.group(2));
        return Optional.of(new PlainPath(path.group(1), steps));
    }
}
