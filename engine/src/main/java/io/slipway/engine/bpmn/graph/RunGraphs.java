package io.slipway.engine.bpmn.graph;

import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunDrawing;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.task.TaskTypes;
import org.jspecify.annotations.Nullable;

/** Draws and deploys the graph of a run. */
public final class RunGraphs implements RunDrawing {

    private final RunBook runs;
    private final RunEvents events;
    private final PackageShelf packages;
    private final TaskTypes types;
    private final GraphDeployer deployer;
    private final EditedGraphs edited;
    private final DiagramBook diagrams;

    public RunGraphs(
            RunBook runs,
            RunEvents events,
            PackageShelf packages,
            TaskTypes types,
            GraphDeployer deployer,
            EditedGraphs edited,
            DiagramBook diagrams) {
        this.runs = runs;
        this.events = events;
        this.packages = packages;
        this.types = types;
        this.deployer = deployer;
        this.edited = edited;
        this.diagrams = diagrams;
    }

    @Override
    public Drawn draw(String id) {
        var run = runs.get(id);
        var process = TaskDiagram.processOf(run.subject().name());
        runs.phase(id, "check");
        // What somebody has drawn into an install is not meant for the way back.
        if (run.subject().kind() == Run.Kind.UNINSTALL) return drawOwn(run);
        return edited.find(process, run.subject().version())
                .map(graph -> drawEdited(run, graph))
                .orElseGet(() -> drawOwn(run));
    }

    private Drawn drawOwn(Run run) {
        var graph = run.subject().ordered(packages.graph(run.subject().digest()));
        var deployed = deployer.deploy(graph, types::isUndone);
        var process = deployed.forward().key();
        var older = edited.olderEditOf(process, run.subject().version())
                .map(version ->
                        " A designer has edited the graph of version " + version + "; this version goes by its own.")
                .orElse("");
        return use(
                run,
                deployed,
                null,
                "The graph is " + process + ", version " + deployed.forward().version() + " in the engine." + older);
    }

    /** What does not go with the package ends the run before anything is executed. */
    private Drawn drawEdited(Run run, EditedGraph graph) {
        try {
            packages.graph(run.subject().digest(), graph.tasks());
        } catch (FaultsException unfit) {
            var why = "The graph that " + graph.changedBy() + " has edited does not go with the package: "
                    + unfit.getMessage();
            runs.fail(run.id(), null, why);
            events.add(RunEvent.New.of(run.id(), run.round(), RunEvent.Kind.FAILING, why));
            return drawOwn(run);
        }
        var text = "The graph is the one that " + graph.changedBy() + " has edited, version "
                + graph.definitions().forward().version() + " in the engine.";
        return use(run, graph.definitions(), diagrams.keep(graph.tasks()), text);
    }

    private Drawn use(Run run, DeployedGraph graph, @Nullable String editedTasks, String text) {
        var forward = graph.forward();
        var undo = graph.undo();
        runs.use(run.id(), new Run.Graphs(forward.id(), undo.id(), forward.diagram(), undo.diagram(), editedTasks));
        events.add(RunEvent.New.of(run.id(), run.round(), RunEvent.Kind.GRAPH_DEPLOYED, text));
        return new Drawn(forward.key(), forward.version(), undo.key(), undo.version());
    }
}
