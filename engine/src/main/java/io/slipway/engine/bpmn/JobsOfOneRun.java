package io.slipway.engine.bpmn;

import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the engine's jobs of one run, one after the other. The engine's own executor takes those of all: a command that
 * does its own run's work must leave the others alone, since it ends in the middle of them.
 */
public final class JobsOfOneRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobsOfOneRun.class);
    private static final long PAUSE_MILLIS = 100;

    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final Optional<Thread> thread;
    private volatile boolean stopped;

    /** @param run whose jobs; none are executed where there is none */
    public JobsOfOneRun(ProcessEngine engine, Optional<String> run) {
        this.jobs = engine.getManagementService();
        this.runtime = engine.getRuntimeService();
        this.thread = run.map(id -> new Thread(() -> work(id), "slipway-jobs"));
        thread.ifPresent(one -> {
            one.setDaemon(true);
            one.start();
        });
    }

    private void work(String run) {
        while (!stopped) {
            try {
                if (executeAll(run) == 0) Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopped) LOG.warn("The steps of the run {} could not be looked for: {}", run, e.toString());
            }
        }
    }

    private int executeAll(String run) {
        int executed = 0;
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(run)
                .active()
                .list()) {
            for (var job : jobs.createJobQuery()
                    .processInstanceId(instance.getId())
                    .executable()
                    .list()) {
                if (stopped) return executed;
                execute(job.getId());
                executed++;
            }
        }
        return executed;
    }

    private void execute(String job) {
        try {
            jobs.executeJob(job);
        } catch (RuntimeException failed) {
            // The engine has counted the try and says when the next one is due; or another node was quicker.
            LOG.debug("A step did not succeed.", failed);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.ifPresent(one -> {
            try {
                one.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
