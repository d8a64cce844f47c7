package io.slipway.delegates.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.kubernetes.ApplyOrder;
import io.slipway.delegates.kubernetes.FieldRestore;
import io.slipway.delegates.kubernetes.PuttingBack;
import io.slipway.delegates.kubernetes.TimeLeft;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.app.service.ServiceFolder;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the services of an app back: what cleans up of the package that is undone, then what it made goes, volumes last, then
 * what was there is there again. Done again after a crash, it finds less to do.
 */
final class ServiceWayBack {

    private final ServiceTools tools;
    private final InstallTask task;
    private final TaskContext context;
    private final ServicePlace place;
    private final TimeLeft left;
    private final List<String> leftovers = new ArrayList<>();

    ServiceWayBack(ServiceTools tools, InstallTask task, TaskContext context) {
        this.tools = tools;
        this.task = task;
        this.context = context;
        this.place = ServicePlace.of(task, tools.clusters());
        this.left = TimeLeft.of(context);
    }

    List<String> putBack(List<Operation> todo) throws InterruptedException {
        var before = before(todo);
        var puttingBack = new PuttingBack(place.cluster(), before, this::isOurs, tools.objects(), left, context.room());
        if (hasBegun(before, puttingBack)) cleanUp();
        orFail(puttingBack.removeMade());
        orFail(puttingBack.restore());
        keep(todo);
        return leftovers;
    }

    /** A Job of an earlier install says so itself; it stays for people to look at. */
    private boolean isOurs(ObjectNode live) {
        if (!ServiceCheck.isOf(task.app(), live)) return false;
        var key = ServiceJobs.keyOf(live);
        return key.isEmpty() || key.startsWith(context.run() + "/");
    }

    /** By the cluster alone: a try that died may have done any part of it. */
    private boolean hasBegun(Map<ObjectRef, Optional<ObjectNode>> before, PuttingBack puttingBack) {
        if (!puttingBack.made().isEmpty()) return true;
        var live = tools.objects().find(place.cluster(), before.keySet());
        return before.entrySet().stream().anyMatch(one -> {
            var now = live.get(one.getKey());
            return one.getValue().isPresent()
                    && (now == null || !FieldRestore.isSame(one.getValue().get(), now));
        });
    }

    /** It may need what is broken; that it fails is no reason to leave all the rest standing. */
    private void cleanUp() throws InterruptedException {
        var jobs = new ServiceJobs(tools, place.cluster(), context, left);
        for (var part : place.wanted(task).values()) {
            if (!part.isCleaner()) continue;
            try {
                jobs.run(part);
            } catch (InstallProblem failed) {
                leftovers.add("What " + part.ref() + " was to clean up may still be there: " + failed.sentence());
            }
            jobs.remove(part.ref());
        }
    }

    /** Jobs that prepared an earlier version are not made again: they would run again. */
    private static Map<ObjectRef, Optional<ObjectNode>> before(List<Operation> todo) {
        var before = new TreeMap<ObjectRef, Optional<ObjectNode>>(ApplyOrder.FORWARD);
        for (var one : todo) {
            var was = Optional.ofNullable(one.before());
            var part = Optional.ofNullable(one.after()).or(() -> was).flatMap(ServicePart::of);
            if (part.isEmpty() || part.get().isCleaner()) continue;
            var live = was.flatMap(ServicePart::liveIn);
            before.put(part.get().ref(), part.get().folder() == ServiceFolder.PREV_JOB ? Optional.empty() : live);
        }
        return before;
    }

    private static void orFail(Optional<Failed> failed) {
        failed.ifPresent(why -> {
            throw new InstallProblem(why.reason(), why.retryable());
        });
    }

    private void keep(List<Operation> todo) {
        tools.centre()
                .change(
                        task.app(),
                        AppThings.SERVICE,
                        task.run(),
                        todo.stream()
                                .map(one -> new ConfigurationCentre.Change(
                                        one.object(),
                                        Optional.ofNullable(one.before()).flatMap(ServicePart::keptIn)))
                                .toList());
    }
}
