package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.DeployedGraph.Definition;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Brings task graphs into the engine, forward and undo process together. The same graph gets the same definitions, however
 * often and on whatever node it is deployed: the deployment is named by its content.
 *
 * <p>A run that opens writes the definitions into its row in the same transaction: until that ends, the engine's lock on
 * deployments is held, and {@link UnusedGraphs} cannot take them away.
 */
public final class GraphDeployer {

    /** Tells people in Cockpit where the deployment comes from. */
    static final String SOURCE = "slipway";

    static final String UNDO = "-undo";

    private final RepositoryService repository;
    private final CommandExecutor commands;
    private final DiagramBook diagrams;

    public GraphDeployer(ProcessEngine engine, DataSource dataSource) {
        this.repository = engine.getRepositoryService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.diagrams = new DiagramBook(dataSource);
    }

    /** @param rollbackOf whether a task is undone when a run fails: as written, else as its type has it */
    public DeployedGraph deploy(TaskGraph graph, Predicate<TaskDefinition> rollbackOf) {
        return deploy(TaskDiagram.of(graph, rollbackOf));
    }

    public DeployedGraph deploy(TaskDiagram diagram) {
        return deploy(diagram.processId(), GraphToBpmn.forward(diagram), GraphToBpmn.undo(diagram))
                .graph();
    }

    record Done(String deployment, DeployedGraph graph) {}

    Done deploy(String key, String forward, String undo) {
        return unchecked(() -> OwnDeployment.of(() -> {
            var deployment = repository
                    .createDeployment()
                    .name(key + " " + DiagramBook.digest(forward + undo))
                    .source(SOURCE)
                    .enableDuplicateFiltering(false)
                    .addString(key + ".bpmn", forward)
                    .addString(key + UNDO + ".bpmn", undo)
                    .deployWithResult();
            // After deploying, which takes the engine's lock over all nodes: nobody keeps the same diagram meanwhile.
            var graph = graph(definitions(deployment), key, diagrams.keep(forward), diagrams.keep(undo));
            return new Done(deployment.getId(), graph.orElseThrow());
        }));
    }

    /** Those just made are not in the tables yet; those that were there already are not in the answer. */
    private List<ProcessDefinition> definitions(DeploymentWithDefinitions deployment) {
        var made = deployment.getDeployedProcessDefinitions();
        return made != null && !made.isEmpty() ? made : definitions(deployment.getId());
    }

    private List<ProcessDefinition> definitions(String deployment) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list();
    }

    /** The graph in a deployment that was there before; empty where it was deleted. */
    Optional<DeployedGraph> deployed(String deployment, String key, String forward, String undo) {
        return unchecked(() -> graph(definitions(deployment), key, forward, undo));
    }

    /** One transaction; whoever is signed in needs no right for it, since no diagram comes from outside. */
    private <T> T unchecked(Supplier<T> work) {
        return commands.execute(context -> context.runWithoutAuthorization(work::get));
    }

    private static Optional<DeployedGraph> graph(
            List<ProcessDefinition> definitions, String key, String forward, String undo) {
        return definition(key, definitions, forward).flatMap(there -> definition(key + UNDO, definitions, undo)
                .map(back -> new DeployedGraph(there, back)));
    }

    private static Optional<Definition> definition(String key, List<ProcessDefinition> definitions, String diagram) {
        return definitions.stream()
                .filter(definition -> definition.getKey().equals(key))
                .map(definition -> new Definition(definition.getId(), key, definition.getVersion(), diagram))
                .findFirst();
    }
}
