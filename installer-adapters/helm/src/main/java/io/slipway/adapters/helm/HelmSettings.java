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

    /** @param slots how many tasks a node works on at once, each with one worker */
    public static HelmSettings usual(Path program, Path work, int slots) {
        return new HelmSettings(program, work, slots, Duration.ofMinutes(2));
    }
}
