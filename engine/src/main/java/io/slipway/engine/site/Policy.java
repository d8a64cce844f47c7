package io.slipway.engine.site;

/** What packages may do here. */
public record Policy(TaskPackages taskPackages, Apps apps, FetchPolicy fetch) {

    /**
     * What task packages may do.
     *
     * @param shell run shell tasks
     * @param clusterScope make objects that belong to no namespace
     */
    public record TaskPackages(boolean shell, boolean clusterScope) {
        static final TaskPackages DEFAULT = new TaskPackages(true, true);
    }

    /**
     * What app packages may do.
     *
     * @param clusterScope make objects that belong to no namespace
     * @param privileged run privileged pods
     */
    public record Apps(boolean clusterScope, boolean privileged) {
        static final Apps DEFAULT = new Apps(false, false);
    }
}
