package io.slipway.delegates.shell;

import io.slipway.engine.shell.Scripts;
import io.slipway.engine.task.UndoRecord;
import java.nio.file.Path;

/** Where a task's first script was to begin. */
record Begun(String node, Path folder) {

    static Begun here(Scripts scripts, Path folder) {
        return new Begun(scripts.node(), folder.toAbsolutePath());
    }

    static Begun of(UndoRecord record) {
        var parts = record.text().split("\n", 2);
        return new Begun(parts[0], Path.of(parts.length < 2 ? "" : parts[1]));
    }

    UndoRecord record() {
        return new UndoRecord(node + "\n" + folder);
    }

    boolean isHere(Scripts scripts) {
        return node.equals(scripts.node());
    }

    boolean isAt(Path place, Scripts scripts) {
        return isHere(scripts) && folder.equals(place.toAbsolutePath());
    }
}
