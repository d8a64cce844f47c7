package io.slipway.delegates.service;

import io.slipway.delegates.kubernetes.ApplyOrder;
import io.slipway.delegates.kubernetes.Removal;
import io.slipway.delegates.kubernetes.TimeLeft;
import io.slipway.delegates.kubernetes.WrittenSoon;
import io.slipway.engine.app.AppThings;
import io.slipway.engine.app.service.ServiceFolder;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness.Waited;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings the cluster to what an app says: volumes, what prepares, the rest; then what it has no more goes. How the rest
 * stands is told, and does not count as a failure.
 */
final class ServiceWork {

    private final ServiceTools tools;
    private final InstallTask task;
    private final TaskContext context;
    private final ServicePlace place;
    private final TimeLeft left;
    private final ServiceJobs jobs;
    private final List<String> notes = new ArrayList<>();

    ServiceWork(ServiceTools tools, InstallTask task, TaskContext context) {
        this.tools = tools;
        this.task = task;
        this.context = context;
        this.place = ServicePlace.of(task, tools.clusters());
        this.left = TimeLeft.of(context);
        this.jobs = new ServiceJobs(tools, place.cluster(), context, left);
    }

    List<String> carryOut(List<Operation> todo) throws InterruptedException {
        var wanted = todo.stream()
                .flatMap(one -> Optional.ofNullable(one.after()).flatMap(ServicePart::of).stream())
                .filter(part -> !part.isCleaner())
                .sorted(ServicePart.FORWARD)
                .toList();
        var unwanted = todo.stream()
                .filter(one -> one.after() == null)
                .flatMap(one -> Optional.ofNullable(one.before()).flatMap(ServicePart::of).stream())
                .sorted(ServicePart.FORWARD.reversed())
                .toList();
        if (task.objects().isEmpty()) cleanUp(unwanted);
        for (var part : wanted) {
            if (part.folder() == ServiceFolder.PREV_JOB) jobs.run(part);
            else apply(part, wanted);
        }
        remove(unwanted);
        tellHowItStands(wanted);
        keep(todo);
        return notes;
    }

    /** The app goes: what it has to clean up it does while all of it is still there. */
    private void cleanUp(List<ServicePart> unwanted) throws InterruptedException {
        for (var part : unwanted) {
            if (!part.isCleaner()) continue;
            jobs.run(part);
            jobs.remove(part.ref());
        }
    }

    private void apply(ServicePart part, List<ServicePart> all) throws InterruptedException {
        boolean defines = all.stream().map(ServicePart::ref).anyMatch(ApplyOrder::isDefinition);
        orFail(WrittenSoon.apply(
                tools.objects(), place.cluster(), part.object(), task.settings().isSync(), defines));
        context.room().log("Applied " + part.ref() + ".");
    }

    private static void orFail(Optional<Failed> failed) {
        failed.ifPresent(why -> {
            throw new InstallProblem(why.reason(), why.retryable());
        });
    }

    private void remove(List<ServicePart> unwanted) throws InterruptedException {
        var plain = refs(unwanted, part -> !part.isVolume() && !part.isCleaner());
        plain.forEach(ref -> context.room().log("Removes " + ref + "."));
        orFail(removal().of(plain));
        var volumes = refs(unwanted, ServicePart::isVolume);
        if (place.takesVolumesAway()) orFail(removal().of(volumes));
        else volumes.forEach(this::noteKept);
    }

    private void noteKept(ObjectRef volume) {
        if (!tools.objects().find(place.cluster(), List.of(volume)).containsKey(volume)) return;
        var namespace = volume.namespace().isEmpty() ? "" : " -n " + volume.namespace();
        notes.add(volume + " stays with its data. To remove it: kubectl delete " + volume.kind() + " " + volume.name()
                + namespace);
    }

    private Removal removal() {
        return new Removal(tools.objects(), place.cluster(), left, context.room()::waitsFor);
    }

    private static List<ObjectRef> refs(List<ServicePart> parts, Predicate<ServicePart> which) {
        return parts.stream().filter(which).map(ServicePart::ref).toList();
    }

    private void tellHowItStands(List<ServicePart> wanted) throws InterruptedException {
        var refs = refs(wanted, part -> part.folder() != ServiceFolder.PREV_JOB);
        if (refs.isEmpty()) return;
        var limit = Stream.of(place.settling(), left.now())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var waited = tools.readiness().await(place.cluster(), refs, limit, context.room()::waitsFor);
        if (waited instanceof Waited.TooLate late) notes.add("Not ready yet: " + late.why());
        if (waited instanceof Waited.Hopeless hopeless) notes.add(hopeless.why());
    }

    private void keep(List<Operation> todo) {
        tools.centre()
                .change(
                        task.app(),
                        AppThings.SERVICE,
                        task.run(),
                        todo.stream()
                                .map(one ->
                                        new ConfigurationCentre.Change(one.object(), Optional.ofNullable(one.after())))
                                .toList());
    }
}
