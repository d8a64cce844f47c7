package io.slipway.engine.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script that is ready to begin.
 *
 * @param command the program and its arguments
 * @param environment all of it: nothing is inherited
 * @param files what is written beside it before it begins, by name
 * @param limit after which it is stopped; counts on while nobody watches
 */
public record Script(
        List<String> command, Map<String, String> environment, Map<String, String> files, Optional<Duration> limit) {

    public Script {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }
}
