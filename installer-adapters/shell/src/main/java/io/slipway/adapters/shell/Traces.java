package io.slipway.adapters.shell;

import io.slipway.engine.shell.Trace;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Reads from a folder what became of a script that an earlier process of this node began. */
final class Traces {

    private static final int LOOKS = 40;
    private static final int BETWEEN_MILLIS = 50;

    private Traces() {}

    static Trace of(ScriptFolder folder, ShellSettings settings) throws IOException, InterruptedException {
        if (!folder.isThere()) return new Trace.NeverBegun();
        if (folder.ending().isPresent()) return ended(folder.ending().get());
        for (int look = 0; isStarting(folder) && look < LOOKS; look++) TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        // In this order: a wrapper that is on its way finds the ban, or its note is found here.
        if (!folder.hasBegun()) {
            folder.forbid();
            if (!folder.hasBegun()) return new Trace.NeverBegun();
        }
        if (isWrapped(folder)) return new Trace.Known();
        if (folder.ending().isPresent()) return ended(folder.ending().get());
        Ender.end(folder, settings.grace());
        return new Trace.Lost("It was killed, or the machine stopped, and it left no exit status.");
    }

    private static Trace ended(ScriptFolder.Ending ending) {
        return switch (ending) {
            case BY_ITSELF -> new Trace.Known();
            case NEVER_BEGAN -> new Trace.NeverBegun();
            case STOPPED, FENCED -> new Trace.Lost(why(ending));
        };
    }

    static String why(ScriptFolder.Ending ending) {
        return switch (ending) {
            case FENCED -> "It ended itself before its time, because the program that ran it was gone for too long.";
            case STOPPED -> "It was stopped before its end.";
            case NEVER_BEGAN -> "It was stopped before its first command.";
            case BY_ITSELF -> "It ended by itself.";
        };
    }

    private static boolean isStarting(ScriptFolder folder) throws IOException, InterruptedException {
        return !folder.hasBegun() && isWrapped(folder);
    }

    private static boolean isWrapped(ScriptFolder folder) throws IOException, InterruptedException {
        var wrapper = folder.wrapper();
        return wrapper.isPresent() && wrapper.get().isAlive();
    }
}
