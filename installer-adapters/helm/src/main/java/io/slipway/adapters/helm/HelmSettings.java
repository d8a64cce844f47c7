package io.slipway.adapters.helm;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param program the folder with the worker's jars
 * @param work where workers and calls have their folders
 * @param most workers at once
 * @param idle how long a worker without work is kept
 */
public record HelmSettings(Path program, Path work, int most, Duration idle) {

    /** As many as a node has slots for. */
    public static HelmSettings usual(Path program, Path work) {
        return new HelmSettings(program, work, 4, Duration.ofMinutes(2));
    }
}
