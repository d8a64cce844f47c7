package io.slipway.engine.bpmn.graph;

import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunDrawing;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunMaterials;
import io.slipway.engine.task.TaskTypes;

/** Draws and deploys the graph of a run. */
public final class RunGraphs implements RunDrawing {

    private final RunBook runs;
    private final RunEvents events;
    private final RunMaterials materials;
    private final TaskTypes types;
    private final GraphDeployer deployer;

    public RunGraphs(RunBook runs, RunEvents events, RunMaterials materials, TaskTypes types, GraphDeployer deployer) {
        this.runs = runs;
        this.events = events;
        this.materials = materials;
        this.types = types;
        this.deployer = deployer;
    }

    @Override
    public Drawn draw(String id) {
        var run = runs.get(id);
        var graph = materials.graphOf(run).orElseThrow();
        var deployed = deployer.deploy(graph, types::isUndone);
        var forward = deployed.forward();
        var undo = deployed.undo();
        runs.use(id, new Run.Graphs(forward.id(), undo.id(), forward.diagram(), undo.diagram(), null));
        runs.phase(id, "check");
        events.add(RunEvent.New.of(
                id,
                run.round(),
                RunEvent.Kind.GRAPH_DEPLOYED,
                "The graph is " + forward.key() + ", version " + forward.version() + " in the engine."));
        return new Drawn(forward.key(), forward.version(), undo.key(), undo.version());
    }
}
