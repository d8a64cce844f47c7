package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.graph.DeployedGraph.Definition;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import java.util.List;
import java.util.function.Predicate;
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
 */
public final class GraphDeployer {

    /** Tells people in Cockpit where the deployment comes from. */
    static final String SOURCE = "slipway";

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
        return deploy(
                diagram.processId(), GraphToBpmn.forward(diagram), diagram.undoProcessId(), GraphToBpmn.undo(diagram));
    }

    /** One transaction; whoever is signed in needs no right to deploy for it, since no diagram comes from outside. */
    private DeployedGraph deploy(String forwardKey, String forward, String undoKey, String undo) {
        return commands.execute(context -> context.runWithoutAuthorization(() -> {
            var deployment = repository
                    .createDeployment()
                    .name(forwardKey + " " + DiagramBook.digest(forward + undo))
                    .source(SOURCE)
                    .enableDuplicateFiltering(false)
                    .addString(forwardKey + ".bpmn", forward)
                    .addString(undoKey + ".bpmn", undo)
                    .deployWithResult();
            var definitions = definitions(deployment);
            // After deploying, which takes the engine's lock over all nodes: nobody keeps the same diagram meanwhile.
            return new DeployedGraph(
                    definition(forwardKey, definitions, diagrams.keep(forward)),
                    definition(undoKey, definitions, diagrams.keep(undo)));
        }));
    }

    /** Those just made are not in the tables yet; those that were there already are not in the answer. */
    private List<ProcessDefinition> definitions(DeploymentWithDefinitions deployment) {
        var made = deployment.getDeployedProcessDefinitions();
        return made != null && !made.isEmpty()
                ? made
                : repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .list();
    }

    private static Definition definition(String key, List<ProcessDefinition> definitions, String diagram) {
        return definitions.stream()
                .filter(definition -> definition.getKey().equals(key))
                .map(definition -> new Definition(definition.getId(), key, definition.getVersion(), diagram))
                .findFirst()
                .orElseThrow();
    }
}
