package io.slipway.web.access;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to give as {@code after} for the next page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final String DEFAULT_LIMIT = "100";
    private static final int MOST = 1000;

    /** Asks for one item more than the page holds, to know whether there is a next one. */
    public static <T> Page<T> of(int wanted, Function<Integer, List<T>> read, Function<T, String> key) {
        var limit = Math.max(1, Math.min(wanted, MOST));
        var found = read.apply(limit + 1);
        if (found.size() <= limit) return new Page<>(found, null);
        var items = found.subList(0, limit);
        return new Page<>(items, key.apply(items.get(limit - 1)));
    }
}
