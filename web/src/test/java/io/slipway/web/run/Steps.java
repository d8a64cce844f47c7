package io.slipway.web.run;

import io.slipway.web.pack.Archives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Packages whose tasks are one real shell script, steered by files: it leaves a trail of what it did, waits as long as it
 * is held, and fails when it is told to. A step is named {@code do-TASK} or {@code undo-TASK}.
 */
final class Steps {

    private static final String SCRIPT = """
            #!/bin/sh
            step=$SLIPWAY_DIRECTION-$SLIPWAY_TASK
            cd 'FOLDER' || exit 9
            echo "$step" >>trail
            echo "$step says hello"
            while [ -e "hold-$step" ]; do sleep 0.05; done
            [ ! -e "slow-$step" ] || sleep 5
            [ "$SLIPWAY_DIRECTION" = undo ] || cat "answer-$SLIPWAY_TASK" >>"$SLIPWAY_OUTPUTS" 2>/dev/null
            echo "$SLIPWAY_TASK $SLIPWAY_MODE '$SLIPWAY_FROM_VERSION' '$SLIPWAY_TO_VERSION' $TAKEN" >>seen
            [ ! -e "fail-$step" ] || { echo "$step is broken" >&2; exit 7; }
            echo "$step" >>ended
            """;

    private static final Pattern WORD = Pattern.compile("~(\\w+)");

    private final Path folder;

    private Steps(Path folder) {
        this.folder = folder;
    }

    static Steps in(Path folder) {
        try {
            return new Steps(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * A package as an archive; in its tasks {@code ~step} stands for a script, {@code ~both} for one with its undo.
     *
     * @param tasks the part of the manifest behind its version
     */
    byte[] archive(String name, String version, String tasks) {
        var written = WORD.matcher(tasks).replaceAll(word -> switch (word.group(1)) {
            case "step" -> "type: shell, spec: {run: scripts/step.sh}";
            case "both" -> "type: shell, spec: {run: scripts/step.sh, undo: scripts/step.sh}";
            default -> throw new IllegalArgumentException(word.group());
        });
        var manifest = "kind: TaskPackage\nname: " + name + "\nversion: " + version + "\n" + written;
        return Archives.zip(Map.of("package.yaml", manifest, "scripts/step.sh", SCRIPT.replace("FOLDER", "" + folder)));
    }

    void fail(String step) {
        write("fail-" + step, "");
    }

    void mend(String step) {
        remove("fail-" + step);
    }

    void hold(String step) {
        write("hold-" + step, "");
    }

    /** The step takes five seconds from now on, whatever happens meanwhile. */
    void slow(String step) {
        write("slow-" + step, "");
    }

    void letGo(String step) {
        remove("hold-" + step);
    }

    /** What the task writes as its outputs from now on. */
    void answer(String task, String outputs) {
        write("answer-" + task, outputs + "\n");
    }

    /** Every step that began, in this order. */
    List<String> trail() {
        return lines("trail");
    }

    /** Every step that came to its end. */
    List<String> ended() {
        return lines("ended");
    }

    /** What the scripts saw: task, mode, versions, and what they took from others. */
    List<String> seen() {
        return lines("seen");
    }

    /** The trail from here on is a new one. */
    void forget() {
        List.of("trail", "ended", "seen").forEach(this::remove);
    }

    private List<String> lines(String file) {
        try {
            var path = folder.resolve(file);
            return Files.exists(path) ? new ArrayList<>(Files.readAllLines(path)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
