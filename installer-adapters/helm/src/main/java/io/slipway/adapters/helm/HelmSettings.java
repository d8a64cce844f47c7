package io.slipway.adapters.helm;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param program the folder with the worker's jars
 * @param work where workers and calls have their folders
 * @param most workers that are busy at once
 * @param idle how long a worker without work is kept
 */
public record HelmSettings(Path program, Path work, int most, Duration idle) {

    /** Of the tasks that are under way, most wait for pods or for a hook, and keep no worker busy. */
    public static final int TASKS_FOR_A_WORKER = 4;

    public static HelmSettings usual(Path program, Path work, int most) {
        return new HelmSettings(program, work, most, Duration.ofMinutes(2));
    }
}
