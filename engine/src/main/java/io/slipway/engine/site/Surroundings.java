package io.slipway.engine.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the settings refer to outside themselves: the folder of their file, the home folder, the environment. */
final class Surroundings {

    private final Path folder;
    private final Map<String, String> environment;

    private Surroundings(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** @param file none: relative paths are relative to the working folder */
    static Surroundings of(@Nullable Path file, Map<String, String> environment) {
        var settings = file == null ? Path.of("slipway.yaml") : file;
        var folder = settings.toAbsolutePath().normalize().getParent();
        return new Surroundings(folder == null ? Path.of("/") : folder, environment);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    Path path(String written) {
        if (written.equals("~")) {
            return home();
        }
        return written.startsWith("~/")
                ? home().resolve(written.substring(2))
                : folder.resolve(written).normalize();
    }

    private Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }
}
