package io.slipway.delegates.shell;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.http.Downloads;
import io.slipway.engine.task.TaskContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is wrong with a shell task before anything runs. */
final class ShellCheck {

    private final Downloads downloads;
    private final boolean isAllowed;

    ShellCheck(Downloads downloads, boolean isAllowed) {
        this.downloads = downloads;
        this.isAllowed = isAllowed;
    }

    /** @param main the key of the script itself; the others may be missing */
    Faults of(TaskContext task, String main, String... others) {
        var forbidden = forbidden(task);
        if (!forbidden.isEmpty()) return forbidden;
        var name = "Task " + Quoted.of(task.task());
        var faults = new ArrayList<Fault>();
        checkSource(task, main, name, faults);
        for (var key : List.of(others)) if (task.spec().hasNonNull(key)) checkSource(task, key, name, faults);
        checkReader(task.spec().path("shell").asText(""), name, faults);
        return Faults.of(faults);
    }

    Faults forbidden(TaskContext task) {
        if (isAllowed) return Faults.NONE;
        return Faults.of(fault(
                "SHELL-OFF",
                "Task " + Quoted.of(task.task()) + " runs a script, which this site does not allow.",
                "Ask whoever runs this Slipway to set policy.taskPackages.shell: true in slipway.yaml, or do without the"
                        + " task."));
    }

    private void checkSource(TaskContext task, String key, String name, List<Fault> faults) {
        var source = ScriptSource.read(key, task.spec(), task.room().packageFiles());
        if (source instanceof ScriptSource.Faulty faulty)
            faults.add(fault("SHELL-SOURCE", name + ": " + faulty.what(), faulty.mend()));
        if (source instanceof ScriptSource.Fetched fetched && !downloads.allows(fetched.url()))
            faults.add(fault(
                    "SHELL-FETCH",
                    name + " fetches " + key + " from an address that this site does not allow.",
                    "Put the script into the package, or ask for the address in policy.fetch.allow of slipway.yaml."));
    }

    private static void checkReader(String shell, String name, List<Fault> faults) {
        if (shell.isBlank()) return;
        var program = shell.strip().split("\\s+")[0];
        if (isThere(program)) return;
        faults.add(fault(
                "SHELL-READER",
                name + " wants its scripts read by " + Quoted.of(program) + ", which is not on this machine.",
                "Install it, or name another one in shell."));
    }

    private static boolean isThere(String program) {
        if (program.startsWith("/")) return Files.isExecutable(Path.of(program));
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin");
        return Stream.of(path.split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
