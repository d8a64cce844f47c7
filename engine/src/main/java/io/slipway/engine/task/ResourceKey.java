package io.slipway.engine.task;

/**
 * Something that one run at a time may have, by a typed name: {@code release:prod/shop/db}, {@code topic:main/orders}.
 */
public record ResourceKey(String text) implements Comparable<ResourceKey> {

    private static final int LONGEST = 500;

    public ResourceKey {
        if (!text.matches("[a-z][a-z-]*:\\S+") || text.length() > LONGEST)
            throw new IllegalArgumentException(
                    "A resource key looks like release:prod/shop/db, not like " + text + ".");
    }

    @Override
    public int compareTo(ResourceKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
