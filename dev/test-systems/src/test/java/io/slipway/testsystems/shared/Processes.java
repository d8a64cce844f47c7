package io.slipway.testsystems.shared;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processes of this machine, found by their command lines. */
record Processes(List<ProcessHandle> handles) {

    /** All that name the folder: the daemon, what it has started, and the shell that cleans up after it. */
    static Processes naming(Path folder) {
        return new Processes(ProcessHandle.allProcesses()
                .filter(handle -> commandOf(handle).contains(folder.toString()))
                .toList());
    }

    Processes whoseCommandHas(String part) {
        return new Processes(handles.stream()
                .filter(handle -> commandOf(handle).contains(part))
                .toList());
    }

    void kill() {
        handles.forEach(ProcessHandle::destroyForcibly);
    }

    void awaitTheirEnd() throws Exception {
        for (var handle : handles) {
            Waiting.until(commandOf(handle) + " has ended", Duration.ofSeconds(30), () -> !handle.isAlive());
        }
    }

    private static String commandOf(ProcessHandle handle) {
        return handle.info().commandLine().orElse("");
    }
}
