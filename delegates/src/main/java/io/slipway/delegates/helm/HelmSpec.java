package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.release.ChartValues;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Releases;
import io.slipway.engine.task.TaskContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A helm task as its package says it. */
record HelmSpec(TaskContext task) {

    static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);

    private static final int LARGEST_FILE = 4 << 20;

    private JsonNode json() {
        return task.spec();
    }

    private String text(String key) {
        return json().path(key).asText("");
    }

    boolean flag(String key, boolean usual) {
        return json().path(key).asBoolean(usual);
    }

    String name() {
        return json().hasNonNull("release") ? text("release") : task.task().toLowerCase(java.util.Locale.ROOT);
    }

    String target() {
        return text("target");
    }

    String namespace() {
        return text("namespace");
    }

    ReleaseRef release(Releases releases) {
        return releases.find(target(), namespace(), name());
    }

    ChartWish chart() {
        return new ChartWish(
                text("chart"),
                text("repository"),
                text("version"),
                text("digest"),
                text("keyring"),
                task.room().packageFiles(),
                task.room().folder().resolve("chart"));
    }

    List<String> valuesFiles() {
        var files = new ArrayList<String>();
        json().path("valuesFiles").forEach(file -> files.add(file.asText()));
        return files;
    }

    /** In the package, and nowhere else. */
    Optional<Path> file(String name) {
        if (name.indexOf('\0') >= 0) return Optional.empty();
        var root = task.room().packageFiles().toAbsolutePath().normalize();
        var file = root.resolve(name).normalize();
        boolean isThere = file.startsWith(root) && Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        return isThere ? Optional.of(file) : Optional.empty();
    }

    ChartValues values() {
        return ChartValues.of(valuesFiles().stream().map(this::read).toList(), json().path("values"));
    }

    private String read(String name) {
        var file = file(name)
                .orElseThrow(() -> new ReleaseProblem(
                        "The file of values " + name + " is not in the package. Add it, or correct the path.", false));
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE)
                throw new ReleaseProblem("The file of values " + name + " is larger than 4 MiB.", false);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new ReleaseProblem("The file of values " + name + " cannot be read.", true);
        }
    }

    Duration limit() {
        return task.inputs().timeout().orElse(USUAL_TIMEOUT);
    }

    /** The same in both directions. */
    String key() {
        return task.run() + "/" + task.round() + "/" + task.task();
    }
}
