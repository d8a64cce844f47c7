package io.slipway.engine.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Deaths that are laid out before they happen: the first node that comes to such a place, with such a task, is gone. */
interface Kills {

    Kills NONE = (point, task) -> {};

    enum Point {
        /** Fetched, and written as taken up. */
        BEFORE_RECORD,
        /** What was there before is stored. */
        BEFORE_EFFECT,
        /** Nobody but the world knows of it. */
        AFTER_EFFECT,
        /** The result is written, the token is not moved, nothing is committed. */
        IN_THE_COMPLETER,
        BEFORE_UNDO,
        AFTER_UNDO,
        IN_THE_UNDO_COMPLETER
    }

    void at(Point point, String task);

    /** Each is a file; whoever removes it dies. */
    static Kills in(Path folder) {
        return (point, task) -> {
            try {
                if (Files.deleteIfExists(file(folder, point, task)))
                    Runtime.getRuntime().halt(137);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static Path file(Path folder, Point point, String task) {
        return folder.resolve(point.name().toLowerCase(Locale.ROOT) + "-" + task);
    }
}
