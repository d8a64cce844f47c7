package io.slipway.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/** Where a task works, and what it can reach from there. */
public interface TaskRoom {

    /** The folder with the package's files; shared by all tasks of the package, so nobody writes there. */
    Path packageFiles();

    /**
     * A folder for this try of this task on this node. May not be there yet. Survives a crash: who takes the same try up
     * again on this node finds what was left in it. Removed some time after the run's end.
     */
    Path folder();

    /** A line of the task's log (TR-11). Secrets of the run are masked on the way. */
    void log(String line);

    /** What a running task waits for, for people who watch: "Deployment api: 1 of 3 ready". */
    void waitsFor(String what);

    /** The services that are installed, as the registry knows them now (TR-25). */
    JsonNode services();

    /** How a script reaches Slipway itself: {@code SLIPWAY_SERVER} and a read-only {@code SLIPWAY_TOKEN} of this run. */
    Map<String, String> access();

    /** The task's work is over for now: who sees its end must find all that it said. */
    default void leave() {}
}
