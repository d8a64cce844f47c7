package io.slipway.delegates.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.http.Downloads;
import io.slipway.engine.shell.ScriptEnd;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.shell.Trace;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a script, and another to undo it (TR-18). */
public class ShellDelegate extends TaskDelegate {

    private static final String UNDO = "undo";
    private static final String PROBE = "probe";

    private final ScriptRuns runs;
    private final ShellCheck check;
    private final String name;
    private static final int LONGEST_SHOWN = 60;

    private final String main;

    public ShellDelegate(Scripts scripts, Downloads downloads, Policy policy) {
        this("shell", "run", scripts, downloads, policy);
    }

    /** @param main the key under which the script itself stands */
    ShellDelegate(String name, String main, Scripts scripts, Downloads downloads, Policy policy) {
        super(name);
        this.name = name;
        this.main = main;
        this.runs = new ScriptRuns(scripts, downloads);
        this.check = new ShellCheck(downloads, policy.taskPackages().shell());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean canUndo(Mapping spec) {
        return spec.child(UNDO)
                .filter(undo -> !(undo instanceof Scalar scalar && scalar.isNull()))
                .isPresent();
    }

    @Override
    public Faults check(TaskContext task) {
        return check.of(task, main, UNDO, PROBE);
    }

    @Override
    public Faults forbidden(TaskContext task) {
        return check.forbidden(task);
    }

    @Override
    public Change plan(TaskContext task) {
        return Change.unknown(
                "Runs " + shown(task.spec().path(main)) + " each time; what it changes cannot be told before.");
    }

    /** Its file, or the first line of what it does. */
    private static String shown(JsonNode script) {
        if (script.hasNonNull("file")) return script.path("file").asText();
        if (script.hasNonNull("url")) return script.path("url").asText().replaceFirst("[?#].*", "");
        var text = script.asText().strip();
        var first = text.lines().findFirst().orElse("");
        boolean isWhole = first.equals(text) && first.length() <= LONGEST_SHOWN;
        return isWhole ? "'" + first + "'" : "'" + first.substring(0, Math.min(LONGEST_SHOWN, first.length())) + " …'";
    }

    @Override
    public boolean records() {
        return true;
    }

    /** Where it begins: another node must not take a folder that it does not have for a script that did not run. */
    @Override
    public UndoRecord record(TaskContext task) {
        return Begun.here(runs.scripts(), folder(task, main)).record();
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        return runs.run(task, main, folder(task, main)).outcome();
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        var begun = Begun.of(before);
        if (begun.isHere(runs.scripts())) runs.scripts().stop(begun.folder());
        if (!task.spec().hasNonNull(UNDO)) return Outcome.done();
        return runs.run(backwards(task), UNDO, folder(task, UNDO)).outcome();
    }

    /** A script that another node began ends itself once nobody renews its lease; what is here can be asked at once. */
    @Override
    public Duration fence(TaskContext task, UndoRecord before) {
        boolean isDo = task.direction() == Direction.DO;
        var folder = folder(task, isDo ? main : UNDO);
        boolean isHere = Files.isDirectory(folder) || isDo && Begun.of(before).isAt(folder, runs.scripts());
        return isHere ? Duration.ZERO : runs.scripts().fence();
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) throws InterruptedException {
        return task.direction() == Direction.DO ? probeDo(task, before) : probeUndo(task);
    }

    private Probe probeDo(TaskContext task, UndoRecord before) throws InterruptedException {
        // An earlier process may have died while it took a part back.
        if (runs.scripts().trace(folder(task, UNDO)) instanceof Trace.Known) runs.attach(task, folder(task, UNDO));
        var folder = folder(task, main);
        var trace = runs.scripts().trace(folder);
        if (trace instanceof Trace.Known) {
            var end = runs.attach(task, folder);
            return end.end() instanceof ScriptEnd.Lost lost ? ask(task, lost.why()) : new Probe.Ended(end.outcome());
        }
        if (trace instanceof Trace.Lost lost) return ask(task, lost.why());
        // With a probe script another node may have begun it since; without one, nobody would have.
        if (task.spec().hasNonNull(PROBE)) return ask(task, "");
        return Begun.of(before).isAt(folder, runs.scripts())
                ? new Probe.Absent()
                : ask(task, "It was begun on another node, or by another attempt, and its folder is not here.");
    }

    /** An undo without probe script and exit status may run twice, and has to bear it. */
    private Probe probeUndo(TaskContext task) throws InterruptedException {
        var folder = folder(task, UNDO);
        if (runs.scripts().trace(folder) instanceof Trace.Known) {
            var end = runs.attach(task, folder);
            if (!(end.end() instanceof ScriptEnd.Lost)) return new Probe.Ended(end.outcome());
        }
        return task.spec().hasNonNull(PROBE) ? ask(task, "") : new Probe.Partly();
    }

    private Probe ask(TaskContext task, String why) throws InterruptedException {
        if (task.spec().hasNonNull(PROBE))
            return runs.run(task, PROBE, folder(task, PROBE)).probe();
        return new Probe.Unknown("Whether the script of task " + task.task() + " has done its work is not known. " + why
                + " Look, and mark the task as done or try it again; a probe script in its spec would answer this.");
    }

    /** A part is taken back before a task runs again, too; its script has to be told so. */
    private static TaskContext backwards(TaskContext task) {
        return new TaskContext(
                task.run(), task.round(), task.task(), Direction.UNDO, task.attempt(), task.inputs(), task.room());
    }

    private static Path folder(TaskContext task, String script) {
        return task.room().folder().resolve(script);
    }
}
