package io.slipway.engine.worker;

import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.run.TaskKey;
import io.slipway.engine.task.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/** The engine's waiting tasks that this node has leased, and what becomes of them. */
final class LeasedTasks {

    /** What the ids of a graph's service tasks begin with. */
    private static final String TASK = "task_";

    /** What the ids of graphs for the way back end with. */
    private static final String UNDO = "-undo";

    private final ExternalTaskService tasks;
    private final CommandExecutor commands;
    private final String node;

    LeasedTasks(ProcessEngine engine, String node) {
        this.tasks = engine.getExternalTaskService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.node = node;
    }

    String node() {
        return node;
    }

    static Wanted wanted(ExternalTask task) {
        return wanted(task.getProcessDefinitionKey(), task.getActivityId(), task.getBusinessKey());
    }

    static Wanted wanted(String process, String activity, @Nullable String businessKey) {
        // A process of nobody's has no business key: then there is no such run either.
        return new Wanted(
                businessKey == null ? "" : businessKey,
                activity.startsWith(TASK) ? activity.substring(TASK.length()) : TaskKey.STEP + activity,
                process.endsWith(UNDO) ? Direction.UNDO : Direction.DO);
    }

    /** Gives leases back before they are over; whoever looks next gets the tasks. */
    void giveBack(Collection<String> held) {
        commands.execute(context -> {
            held.stream()
                    .map(context.getExternalTaskManager()::findExternalTaskById)
                    .filter(task -> task != null && node.equals(task.getWorkerId()))
                    .forEach(ExternalTaskEntity::unlock);
            return null;
        });
    }

    /** Those of them whose process is not suspended, or that are gone. */
    Set<String> notSuspended(Collection<String> held) {
        var all = new HashSet<>(held);
        tasks.createExternalTaskQuery()
                .externalTaskIdIn(new HashSet<>(held))
                .suspended()
                .list()
                .forEach(task -> all.remove(task.getId()));
        return all;
    }

    /** In one command, so that an instance's tree is read once and flushed once, however many of its tasks are in there. */
    void together(Collection<Runnable> moves) {
        commands.execute(context -> {
            moves.forEach(Runnable::run);
            return null;
        });
    }

    void complete(String externalTask) {
        tasks.complete(externalTask, node);
    }

    /** Nobody fetches it before that time is over. No incident: there are tries left. */
    void tryAgain(String externalTask, String why, Duration wait) {
        tasks.handleFailure(externalTask, node, shortened(why), 1, wait.toMillis());
    }

    /** No retry left: the engine makes an incident of it, and nobody fetches it any more. */
    void stopForAPerson(String externalTask, String why) {
        tasks.handleFailure(externalTask, node, shortened(why), 0, 0);
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_MESSAGE ? why : why.substring(0, LONGEST_MESSAGE);
    }

    private static final int LONGEST_MESSAGE = 600;

    private static String activityOf(String task) {
        return TaskKey.isStep(task) ? task.substring(TaskKey.STEP.length()) : TASK + task;
    }

    /** Where the token of a task waits, whoever has it. */
    List<ExternalTask> at(ProcessEngine engine, Wanted wanted) {
        var instances = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(wanted.run())
                .list();
        if (instances.isEmpty()) return List.of();
        var ids = instances.stream().map(instance -> instance.getId()).toArray(String[]::new);
        var found = new ArrayList<>(tasks.createExternalTaskQuery()
                .processInstanceIdIn(ids)
                .activityIdIn(activityOf(wanted.task()))
                .list());
        found.removeIf(task -> wanted(task).direction() != wanted.direction());
        return found;
    }
}
