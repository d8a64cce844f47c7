package io.slipway.testsystems.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The systems that tests can ask for. */
public enum TestSystem {
    POSTGRES,
    KAFKA,
    CLUSTER;

    /** As it is written on a command line and in file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TestSystem of(String id) {
        return Arrays.stream(values())
                .filter(system -> system.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no test system '" + id + "'; there are "
                        + Arrays.stream(values()).map(TestSystem::id).collect(Collectors.joining(", ")) + "."));
    }
}
