package io.slipway.engine.worker;

import io.slipway.engine.run.Journal.Wanted;
import io.slipway.engine.task.Direction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/** The engine's waiting tasks, as this node leases them. */
final class LeasedTasks {

    /** What the ids of a graph's service tasks begin with. */
    private static final String TASK = "task_";

    /** What the ids of graphs for the way back end with. */
    private static final String UNDO = "-undo";

    private final ExternalTaskService tasks;
    private final String node;
    private final Duration lease;

    LeasedTasks(ProcessEngine engine, String node, Duration lease) {
        this.tasks = engine.getExternalTaskService();
        this.node = node;
        this.lease = lease;
    }

    String node() {
        return node;
    }

    /** Leases up to so many tasks, old ones first. In the caller's transaction. */
    List<LockedExternalTask> fetch(int most, Collection<String> topics) {
        var query = tasks.fetchAndLock()
                .maxTasks(most)
                .workerId(node)
                .orderByCreateTime()
                .asc()
                .subscribe();
        for (var topic : topics) query.topic(topic, lease.toMillis()).variables(List.of());
        return query.execute();
    }

    static Wanted wanted(LockedExternalTask task) {
        var direction = task.getProcessDefinitionKey().endsWith(UNDO) ? Direction.UNDO : Direction.DO;
        return new Wanted(task.getBusinessKey(), task.getActivityId().substring(TASK.length()), direction);
    }

    /** Prolongs a lease; false when the task is gone (cancelled) or somebody else's. */
    boolean extend(Lease held) {
        try {
            tasks.extendLock(held.externalTask(), node, lease.toMillis());
            return true;
        } catch (NotFoundException cancelled) {
            return false;
        } catch (ProcessEngineException e) {
            // Taken over, or the database did not answer. In doubt the task goes on: its epoch guards its result.
            return !String.valueOf(e.getMessage()).contains("is locked by worker");
        }
    }

    /** Moves the token on. In the completer's command. */
    void complete(Lease held) {
        tasks.complete(held.externalTask(), node);
    }

    /** No retry left: the engine makes an incident of it, and nobody fetches it any more. */
    void stopForAPerson(Lease held, String why) {
        tasks.handleFailure(held.externalTask(), node, why, 0, 0);
    }
}
