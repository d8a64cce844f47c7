package io.slipway.engine.packages;

import java.time.Instant;

/**
 * A package in the store.
 *
 * @param digest of its files, 64 letters and digits; tells it from all others
 * @param kind {@link #TASK} or {@link #APP}
 * @param size of its archive, in bytes
 * @param isCurrent whether its name and version mean it; false when another one was pushed in its place
 */
public record StoredPackage(
        String digest,
        String kind,
        String name,
        String version,
        long size,
        String pushedBy,
        Instant pushedAt,
        boolean isCurrent) {

    public static final String TASK = "task";
    public static final String APP = "app";

    /** {@code shop:1.2.0} */
    public String label() {
        return name + ":" + version;
    }
}
