package io.slipway.delegates.install;

import io.slipway.delegates.TaskDelegate;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.install.InstallDesk;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.UndoRecord;
import java.util.Set;

/** Installs what an app brings of one kind, by the operations that were worked out before (AP-13). */
public final class InstallDelegate extends TaskDelegate {

    private final InstallDesk desk;

    public InstallDelegate(InstallDesk desk) {
        super("install");
        this.desk = desk;
    }

    @Override
    public String name() {
        return "install";
    }

    @Override
    public boolean isForPackages() {
        return false;
    }

    @Override
    public Faults check(TaskContext task) {
        return desk.check(task);
    }

    @Override
    public Set<ResourceKey> resources(TaskContext task) {
        return desk.first(task);
    }

    @Override
    public Change plan(TaskContext task) {
        return Change.unknown("Is worked out when the app is prepared.");
    }

    @Override
    public Outcome run(TaskContext task) throws InterruptedException {
        return desk.third(task);
    }

    @Override
    public Outcome undo(TaskContext task, UndoRecord before) throws InterruptedException {
        return desk.rollback(task);
    }

    @Override
    public Probe probe(TaskContext task, UndoRecord before) {
        return desk.probe(task);
    }
}
