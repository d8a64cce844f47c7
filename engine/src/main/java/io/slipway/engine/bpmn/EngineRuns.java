package io.slipway.engine.bpmn;

import io.slipway.engine.run.RunProcesses;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * The processes of runs in the BPMN engine. Who may do what is decided before it comes here, so the engine's own
 * authorisations are not asked again: they are for those who come by the engine's REST.
 */
public final class EngineRuns implements RunProcesses {

    private static final int RETRIES = 10;

    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService people;
    private final ManagementService jobs;
    private final ExternalTaskService tasks;
    private final IdentityService identities;
    private final CommandExecutor commands;

    public EngineRuns(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.history = engine.getHistoryService();
        this.people = engine.getTaskService();
        this.jobs = engine.getManagementService();
        this.tasks = engine.getExternalTaskService();
        this.identities = engine.getIdentityService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    @Override
    public String start(String process, Optional<String> run, String by, Map<String, Object> variables) {
        var before = identities.getCurrentAuthentication();
        identities.setAuthenticatedUserId(by);
        try {
            return freely(() -> runtime.startProcessInstanceByKey(process, run.orElse(null), variables)
                    .getBusinessKey());
        } finally {
            if (before == null) identities.clearAuthentication();
            else identities.setAuthentication(before);
        }
    }

    @Override
    public boolean waitsForApproval(String run) {
        return freely(
                () -> people.createTaskQuery().processInstanceBusinessKey(run).count() > 0);
    }

    @Override
    public void decide(String run, boolean approved, String by) {
        freely(() -> {
            people.createTaskQuery()
                    .processInstanceBusinessKey(run)
                    .list()
                    .forEach(task -> people.complete(task.getId(), Map.of("approved", approved)));
            return true;
        });
    }

    @Override
    public void hurry(String run) {
        freely(() -> {
            for (var instance : instances(run))
                for (var timer : jobs.createJobQuery()
                        .processInstanceId(instance)
                        .timers()
                        .list()) jobs.setJobDuedate(timer.getId(), new java.util.Date());
            return true;
        });
    }

    @Override
    public Optional<String> trouble(String run) {
        return freely(() -> instances(run).stream()
                .flatMap(instance -> runtime
                        .createIncidentQuery()
                        .processInstanceId(instance)
                        .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                        .list()
                        .stream())
                .map(incident -> String.valueOf(incident.getIncidentMessage()))
                .findFirst());
    }

    @Override
    public void tryAgain(String run) {
        freely(() -> {
            for (var instance : instances(run))
                for (Job job : jobs.createJobQuery()
                        .processInstanceId(instance)
                        .noRetriesLeft()
                        .list()) jobs.setJobRetries(job.getId(), RETRIES);
            return true;
        });
    }

    @Override
    public boolean goesOn(String run) {
        return freely(() -> {
            var instances = instances(run);
            if (instances.isEmpty()) return false;
            var fetchable = tasks.createExternalTaskQuery()
                    .processInstanceIdIn(instances.toArray(String[]::new))
                    .withRetriesLeft()
                    .count();
            return fetchable > 0
                    || instances.stream()
                            .anyMatch(instance -> jobs.createJobQuery()
                                            .processInstanceId(instance)
                                            .withRetriesLeft()
                                            .count()
                                    > 0);
        });
    }

    @Override
    public void forget(Collection<String> runs) {
        freely(() -> {
            for (var run : runs) {
                var old = history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(run)
                        .finished()
                        .list();
                var ids = old.stream().map(HistoricProcessInstance::getId).toList();
                if (!ids.isEmpty()) history.deleteHistoricProcessInstancesBulk(ids);
            }
            return true;
        });
    }

    @Override
    public Optional<String> instance(String run) {
        return freely(() ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(run)
                        .rootProcessInstances()
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .findFirst());
    }

    /** Of the run and of all that it called: they share its business key. */
    private Set<String> instances(String run) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(run).list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private <T> T freely(Supplier<T> call) {
        return commands.execute(context -> context.runWithoutAuthorization(call::get));
    }
}
