package io.slipway.web.server;

import io.slipway.adapters.helm.HelmSettings;
import io.slipway.delegates.saga.LeasedStep;
import io.slipway.engine.bpmn.JobsOfOneRun;
import io.slipway.engine.bpmn.graph.UnusedGraphs;
import io.slipway.engine.cluster.Watch;
import io.slipway.engine.run.KeptTasks;
import io.slipway.engine.run.OldRuns;
import io.slipway.engine.run.OutputsAtHand;
import io.slipway.engine.run.PlanBook;
import io.slipway.engine.run.PlanDesk;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.RunAssignments;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunLog;
import io.slipway.engine.run.RunMaterials;
import io.slipway.engine.run.RunOutputs;
import io.slipway.engine.run.RunProcesses;
import io.slipway.engine.run.RunTasks;
import io.slipway.engine.run.ServiceHealthBook;
import io.slipway.engine.run.ServiceKeeping;
import io.slipway.engine.run.ServiceRegistry;
import io.slipway.engine.run.ServiceWatch;
import io.slipway.engine.run.TaskRooms;
import io.slipway.engine.run.TaskRows;
import io.slipway.engine.run.TryFolders;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.site.Work;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.worker.RunMover;
import io.slipway.engine.worker.Worker;
import io.slipway.engine.worker.WorkerHooks;
import io.slipway.engine.worker.WorkerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what executes tasks, and the desk at which people say what shall become of a run. */
@Configuration(proxyBeanMethods = false)
class WorkBeans {

    @Bean
    WorkerHooks workerHooks(
            RunAssignments assignments,
            RunOutputs outputs,
            RunBook runs,
            TaskRows rows,
            RunMaterials materials,
            TaskTypes types,
            RunEvents events,
            OutputsAtHand stored,
            TaskRooms rooms,
            ServiceRegistry services) {
        var keeping = new ServiceKeeping(services, runs, rows, materials, types);
        return WorkerHooks.of(assignments)
                .with(outputs)
                .with(new KeptTasks(runs, rows, materials, types, outputs))
                .with(new RunLog(events).and(stored).and(rooms).and(keeping));
    }

    /** Started by {@link WorkerLife}; a server without workers needs it for what people decide about stuck tasks. */
    @Bean(destroyMethod = "")
    Worker worker(
            ProcessEngine engine,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            TaskTypes types,
            List<LeasedStep> steps,
            WorkerHooks hooks,
            ServerPlan plan) {
        var all = new ArrayList<TaskType>(types.all());
        all.addAll(steps);
        return new Worker(
                engine,
                dataSource,
                transactions,
                all,
                hooks,
                settings(plan.site().work()).onlyFor(plan.onlyRun()));
    }

    @Bean
    WorkerLife workerLife(Worker worker, Scripts scripts, ServerPlan plan) {
        return new WorkerLife(worker, scripts, plan.workers());
    }

    private static WorkerSettings settings(Work work) {
        return WorkerSettings.usual()
                .withLease(work.lease())
                .withSlots(Slot.LIGHT, work.slots().light())
                .withSlots(Slot.HELM, work.slots().helm() * HelmSettings.TASKS_FOR_A_WORKER)
                .withSlots(Slot.CONTAINER, work.slots().container());
    }

    /** In place of the engine's own executor of jobs, where one run only shall go on. */
    @Bean
    JobsOfOneRun jobsOfOneRun(ProcessEngine engine, ServerPlan plan) {
        return new JobsOfOneRun(engine, plan.workers() ? plan.onlyRun() : Optional.empty());
    }

    @Bean
    Housekeeping.Rooms housekeepingRooms(
            @Value("${slipway.data}") Path data,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            UnusedGraphs graphs,
            Reservations reservations,
            RunProcesses processes,
            PlanBook plans,
            RunBook runs) {
        return new Housekeeping.Rooms(
                graphs,
                reservations,
                new OldRuns(dataSource, processes::forget, new TransactionTemplate(transactions)),
                plans,
                new TryFolders(data.resolve("tries"), runs));
    }

    @Bean
    Housekeeping housekeeping(Store store, Housekeeping.Rooms rooms, Clock clock, ServerPlan plan) {
        return new Housekeeping(store, rooms, plan.site().retention(), clock, plan.workers());
    }

    @Bean
    ServiceCare serviceCare(
            ServiceRegistry registry, ServiceHealthBook book, TaskTypes types, Watch watch, ServerPlan plan) {
        return new ServiceCare(
                new ServiceWatch(registry, book, types, watch),
                plan.workers() && plan.onlyRun().isEmpty());
    }

    @Bean
    RunTasks runTasks(Worker worker) {
        return new RunTasks() {
            @Override
            public boolean tryAgain(String run, String task) {
                return uninterrupted(() -> worker.stuckTasks().retry(run, task));
            }

            @Override
            public boolean markDone(String run, String task, String reason, String by) {
                return uninterrupted(() -> worker.stuckTasks().markDone(run, task, reason, by));
            }

            @Override
            public void wake() {
                worker.look();
            }
        };
    }

    @Bean
    RunDesk runDesk(
            RunBook runs,
            RunEvents events,
            TaskRows rows,
            RunProcesses processes,
            RunTasks tasks,
            PlanDesk plans,
            PlatformTransactionManager transactions) {
        var mover = new RunMover(new TransactionTemplate(transactions), runs);
        return new RunDesk(
                runs,
                events,
                rows,
                processes,
                tasks,
                plans,
                (run, work) -> uninterrupted(() -> {
                    mover.move(List.of(run), work);
                    return true;
                }));
    }

    private interface Interruptible<T> {
        T call() throws InterruptedException;
    }

    private static <T> T uninterrupted(Interruptible<T> work) {
        try {
            return work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping; nothing was changed.", e);
        }
    }
}
