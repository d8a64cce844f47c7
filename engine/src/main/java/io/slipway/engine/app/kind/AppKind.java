package io.slipway.engine.app.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object that apps hold, as its descriptor says.
 *
 * @param name as references, rights and {@code explain} call it
 * @param title for people, in the singular
 * @param group when it is installed
 * @param isGlobal whether all apps see its objects, as they do what takes part in receiving and processing data (AP-9)
 * @param files within {@code default} and {@code local}; with a slash at the end all {@code .conf} files of that folder
 * @param namePattern what the names of objects must look like
 * @param hasOtherKeys whether keys beside those named are fine
 */
public record AppKind(
        String name,
        String title,
        ObjectGroup group,
        boolean isGlobal,
        List<String> files,
        Optional<Pattern> namePattern,
        boolean hasOtherKeys,
        Map<String, KeyRule> keys) {

    public AppKind {
        files = List.copyOf(files);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** As it stands in a descriptor. */
    record Written(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) ObjectGroup group,
            boolean global,
            @JsonProperty(required = true) List<String> files,
            @Nullable String names,
            boolean otherKeys,
            @Nullable Map<String, KeyRule.Written> keys) {

        AppKind kindOf() {
            var rules = new LinkedHashMap<String, KeyRule>();
            if (keys != null) keys.forEach((key, rule) -> rules.put(key, rule.rule()));
            return new AppKind(
                    kind,
                    title,
                    group,
                    global,
                    files,
                    Optional.ofNullable(names).map(Pattern::compile),
                    otherKeys,
                    rules);
        }
    }

    /** @param path within {@code default} or {@code local} */
    public boolean reads(String path) {
        return files.stream().anyMatch(file -> file.endsWith("/") ? isDirectlyIn(file, path) : file.equals(path));
    }

    private static boolean isDirectlyIn(String folder, String path) {
        return path.startsWith(folder) && path.endsWith(".conf") && path.indexOf('/', folder.length()) < 0;
    }

    public Optional<KeyRule> key(String key) {
        return Optional.ofNullable(keys.get(key));
    }
}
