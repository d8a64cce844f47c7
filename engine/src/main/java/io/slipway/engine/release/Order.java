package io.slipway.engine.release;

import java.time.Duration;

/**
 * A revision that is to be made.
 *
 * @param revision the number that it will have
 * @param description what Helm's history says of it
 * @param limit how long hooks may take
 */
public record Order(
        ReleaseRef release,
        int revision,
        Chart chart,
        ChartValues values,
        Marks marks,
        String description,
        boolean skipCrds,
        Duration limit) {}
