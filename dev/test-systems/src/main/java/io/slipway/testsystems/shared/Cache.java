package io.slipway.testsystems.shared;

import java.nio.file.Path;
import java.util.Optional;

/** The user's cache folder, as dev/cluster/build and dev/down find it too. */
public final class Cache {

    private Cache() {}

    public static Path folder() {
        return environment("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> home().resolve(".cache"))
                .resolve("slipway");
    }

    private static Path home() {
        return Path.of(environment("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
