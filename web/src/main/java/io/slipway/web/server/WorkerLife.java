package io.slipway.web.server;

import io.slipway.engine.shell.Scripts;
import io.slipway.engine.worker.Worker;
import org.springframework.context.SmartLifecycle;

/** Begins to work when the server answers, and stops working before anything else is taken away. */
final class WorkerLife implements SmartLifecycle {

    private final Worker worker;
    private final Scripts scripts;
    private final boolean works;
    private volatile boolean running;

    WorkerLife(Worker worker, Scripts scripts, boolean works) {
        this.worker = worker;
        this.scripts = scripts;
        this.works = works;
    }

    @Override
    public void start() {
        if (works) worker.start();
        running = true;
    }

    @Override
    public void stop() {
        scripts.leave();
        worker.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
