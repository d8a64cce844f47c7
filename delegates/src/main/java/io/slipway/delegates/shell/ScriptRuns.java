package io.slipway.delegates.shell;

import io.slipway.engine.http.Downloads;
import io.slipway.engine.shell.Script;
import io.slipway.engine.shell.ScriptEnd;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/** Runs one script of a task, and says what its end means. */
record ScriptRuns(Scripts scripts, Downloads downloads) {

    /** The script could not begin, or ended. */
    record Ran(ScriptEnd end, Path folder, Outcome outcome) {

        /** Read as the answer of a probe script. */
        Probe probe() {
            if (!(end instanceof ScriptEnd.Exited exited)) return new Probe.Unknown("The probe script told nothing.");
            return switch (exited.status()) {
                case 0 -> outputs();
                case 1 -> new Probe.Absent();
                case 2 -> new Probe.Partly();
                default ->
                    new Probe.Unknown("The probe " + sentence(exited.status(), exited.lastLines())
                            + " It has to end with 0 (the effect is there), 1 (it is not) or 2 (a part of it is).");
            };
        }

        private Probe outputs() {
            return outcome instanceof Outcome.Done done
                    ? new Probe.Present(done.outputs())
                    : new Probe.Unknown(((Outcome.Failed) outcome).reason());
        }
    }

    Ran run(TaskContext task, String key, Path folder) throws InterruptedException {
        var room = task.room();
        var launch = new Launch(
                downloads, room.packageFiles(), task.spec().path("shell").asText(""));
        var command = launch.of(ScriptSource.read(key, task.spec(), room.packageFiles()), folder);
        if (command instanceof Launch.Command.Broken broken)
            return new Ran(
                    new ScriptEnd.Lost(broken.why()),
                    folder,
                    new Outcome.Failed(broken.why(), broken.maySucceedLater()));
        var ready = (Launch.Command.Ready) command;
        var around = new Surroundings(task, folder);
        var files = new HashMap<>(around.files());
        files.putAll(ready.files());
        var script = new Script(
                ready.words(), around.environment(), files, task.inputs().timeout());
        return ran(scripts.start(script, folder, room::log), folder);
    }

    Ran attach(TaskContext task, Path folder) throws InterruptedException {
        return ran(scripts.attach(folder, task.room()::log), folder);
    }

    private static Ran ran(ScriptEnd end, Path folder) {
        return new Ran(end, folder, outcome(end, folder));
    }

    private static Outcome outcome(ScriptEnd end, Path folder) {
        if (end instanceof ScriptEnd.Lost lost) return new Outcome.Failed(lost.why(), true);
        if (end instanceof ScriptEnd.TimedOut late)
            return new Outcome.Failed(
                    "The script took longer than its timeout allows, and was stopped." + last(late.lastLines()), true);
        var exited = (ScriptEnd.Exited) end;
        if (exited.status() != 0)
            return new Outcome.Failed("The " + sentence(exited.status(), exited.lastLines()), true);
        var outputs = ScriptOutputs.in(folder.resolve(Surroundings.OUTPUTS));
        return outputs instanceof ScriptOutputs.Read read
                ? new Outcome.Done(read.outputs())
                : new Outcome.Failed(((ScriptOutputs.Wrong) outputs).why(), false);
    }

    private static String sentence(int status, List<String> lines) {
        return "script ended with exit status " + status + "." + last(lines);
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : " Its last lines: " + String.join(" | ", lines);
    }
}
