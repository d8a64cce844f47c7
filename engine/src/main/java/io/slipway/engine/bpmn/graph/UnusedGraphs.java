package io.slipway.engine.bpmn.graph;

import io.slipway.engine.run.RunState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The definitions of graphs that nobody needs any more: each costs memory and rows, and the drawings are kept without them.
 * The newest of each process stays, for those who look at it in Cockpit.
 */
public final class UnusedGraphs {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final CommandExecutor commands;
    private final JdbcClient jdbc;
    private final EditedGraphBook edited;

    public UnusedGraphs(ProcessEngine engine, DataSource dataSource) {
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.jdbc = JdbcClient.create(dataSource);
        this.edited = new EditedGraphBook(dataSource);
    }

    /**
     * Removes deployments of graphs that no unfinished run names, the oldest first.
     *
     * @param most how many at once: each is work for the database
     * @return how many were removed
     */
    public int forget(int most) {
        return commands.execute(context -> context.runWithoutAuthorization(() -> {
            // The lock of deployments: a run that is just opening on one of them has it until its row is there.
            context.getPropertyManager().acquireExclusiveLock();
            var unused = unused().limit(most).toList();
            unused.forEach(deployment -> repository.deleteDeployment(deployment, false));
            return unused.size();
        }));
    }

    private Stream<String> unused() {
        var graphs = repository
                .createProcessDefinitionQuery()
                .processDefinitionKeyLike(DiagramReader.PREFIX + "%")
                .orderByProcessDefinitionVersion()
                .asc()
                .unlimitedList();
        var needed = needed(graphs);
        var byDeployment = graphs.stream()
                .collect(Collectors.groupingBy(
                        ProcessDefinition::getDeploymentId, java.util.LinkedHashMap::new, Collectors.toList()));
        return byDeployment.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(graph -> needed.contains(graph.getId())))
                .map(Map.Entry::getKey)
                .filter(this::holdsNothingElse)
                .filter(this::runsNoInstance);
    }

    private Set<String> needed(List<ProcessDefinition> graphs) {
        var needed = new HashSet<>(definitionsOfRuns());
        var newest = new HashMap<String, String>();
        graphs.forEach(graph -> newest.put(graph.getKey(), graph.getId()));
        needed.addAll(newest.values());
        var kept = Set.copyOf(edited.deployments());
        graphs.stream()
                .filter(graph -> kept.contains(graph.getDeploymentId()))
                .map(ProcessDefinition::getId)
                .forEach(needed::add);
        return needed;
    }

    private Set<String> definitionsOfRuns() {
        var over = Arrays.stream(RunState.values())
                .filter(RunState::isOver)
                .map(RunState::word)
                .toList();
        return jdbc.sql("""
                select forward_definition from run where forward_definition is not null and state not in (:over)
                union select undo_definition from run where undo_definition is not null and state not in (:over)""").param("over", over).query(String.class).set().stream()
                .collect(Collectors.toSet());
    }

    /** A designer may have deployed a graph together with other processes. */
    private boolean holdsNothingElse(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .allMatch(definition -> definition.getKey().startsWith(DiagramReader.PREFIX));
    }

    private boolean runsNoInstance(String deployment) {
        return runtime.createProcessInstanceQuery().deploymentId(deployment).count() == 0;
    }
}
