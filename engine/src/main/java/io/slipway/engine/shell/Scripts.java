package io.slipway.engine.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs scripts that outlive this process: each in a session of its own and in a folder that tells of it, fenced by a lease
 * that this process renews. A script whose lease is not renewed ends itself, with all that it started.
 */
public interface Scripts {

    /** The machine and disk on which folders are: the same after a restart. */
    String node();

    /**
     * Begins a script and stays until it has ended. What an earlier one left in the folder is removed.
     *
     * @param log takes its output, line by line
     * @throws InterruptedException when the caller is to stop; then the script and all that it started are gone, except
     *     after {@link #leave}
     */
    ScriptEnd start(Script script, Path folder, Consumer<String> log) throws InterruptedException;

    /** After so long no script of a process that is gone still runs, wherever it was begun. */
    Duration fence();

    /** What is left of a script that was begun in that folder. Of a broken one it ends what still runs. */
    Trace trace(Path folder) throws InterruptedException;

    /** Stays until the script of that folder has ended; its output goes on where it stopped. */
    ScriptEnd attach(Path folder, Consumer<String> log) throws InterruptedException;

    /** This process ends in order: whoever stops waiting from now on leaves its script to the next process of this node. */
    default void leave() {}

    /** Ends a script that nobody waits for; nothing where there is none. */
    void stop(Path folder) throws InterruptedException;
}
