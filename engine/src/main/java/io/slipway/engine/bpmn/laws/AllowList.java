package io.slipway.engine.bpmn.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements that may stand in a diagram with their attributes: {@code allowed.txt} beside this class. */
final class AllowList {

    private static final AllowList SHIPPED = read();

    private final Map<String, Set<String>> attributes = new HashMap<>();

    private AllowList() {}

    static AllowList shipped() {
        return SHIPPED;
    }

    private static AllowList read() {
        try (var file = AllowList.class.getResourceAsStream("allowed.txt")) {
            if (file == null) throw new IllegalStateException("The program holds no allowed.txt.");
            var list = new AllowList();
            list.add(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(List<String> lines) {
        List<String> common = List.of();
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("[")) {
                common = words(line.substring(1, line.length() - 1));
                continue;
            }
            var row = words(line);
            var own = attributes.computeIfAbsent(row.get(0), element -> new HashSet<>(Set.of("id")));
            own.addAll(common);
            own.addAll(row.subList(1, row.size()));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    boolean holds(String element) {
        return attributes.containsKey(element);
    }

    boolean holds(String element, String attribute) {
        return attributes.getOrDefault(element, Set.of()).contains(attribute);
    }
}
