package io.slipway.engine.cluster;

/** The clusters of this site. */
public interface Clusters {

    /**
     * @param target the cluster's name in the site's settings; empty for the default one, or where the site names none, for
     *     the one that the usual kubeconfig rules lead to
     * @throws ClusterProblem when there is no such cluster, or several and none is the default
     */
    ClusterAccess access(String target);
}
