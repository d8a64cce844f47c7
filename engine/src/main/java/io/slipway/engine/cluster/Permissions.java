package io.slipway.engine.cluster;

import java.util.Collection;
import java.util.List;

/** What the user of a cluster's kubeconfig may do there, by the cluster's own word. */
public interface Permissions {

    /** @param verb {@code create}, {@code patch}, {@code delete} … */
    record Wish(String verb, ObjectRef object) {}

    /** Whether everything is allowed everywhere, so that nothing else has to be asked. */
    boolean mayEverything(String target);

    /** Those that are not allowed. What is of a kind that the cluster does not know yet is not asked. */
    List<Wish> lacking(String target, Collection<Wish> wishes);

    /** As whom the cluster knows us: {@code system:serviceaccount:ci:installer}; empty where it does not tell. */
    String user(String target);
}
