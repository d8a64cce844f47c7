package io.slipway.engine.app.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The folders below {@code service}, in the order in which what they hold is applied. */
public enum ServiceFolder {
    VOLUMES("volumes", Set.of("PersistentVolume", "PersistentVolumeClaim", "StorageClass")),
    /** Initialises and upgrades; waited for. */
    PREV_JOB("prevJob", Set.of("Job")),
    CONFIG("config", Set.of()),
    DEPLOYMENT("deployment", Set.of("Deployment")),
    STATEFULSET("statefulset", Set.of("StatefulSet")),
    DAEMONSET("daemonset", Set.of("DaemonSet")),
    JOB("job", Set.of("Job", "CronJob")),
    SERVICE("service", Set.of("Service")),
    INGRESS("ingress", Set.of("Ingress")),
    /** Cleans up; run first when the app is taken away or put back. */
    UNINSTALL_JOB("uninstallJob", Set.of("Job"));

    private final String folder;
    private final Set<String> kinds;

    ServiceFolder(String folder, Set<String> kinds) {
        this.folder = folder;
        this.kinds = kinds;
    }

    public String folder() {
        return folder;
    }

    public static Optional<ServiceFolder> named(String folder) {
        return Arrays.stream(values()).filter(one -> one.folder.equals(folder)).findFirst();
    }

    boolean isFor(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    Set<String> kinds() {
        return kinds;
    }

    /** What is waited for must be something that ends. */
    public boolean isForJobsOnly() {
        return this == PREV_JOB || this == UNINSTALL_JOB;
    }
}
